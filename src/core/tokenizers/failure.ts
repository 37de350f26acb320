/** Why something could not be done, as a value: the page turns it into a sentence (messages: `failure.*`), so no words stand here. */

export type FailureCode =
  | 'not-found'
  | 'gated'
  | 'no-tokenizer-json'
  | 'network'
  | 'stalled'
  | 'not-json'
  | 'not-a-tokenizer'
  | 'unsupported'
  | 'slow-pattern'
  | 'too-large'
  | 'not-utf8'
  | 'not-tiktoken'
  | 'damaged-file'
  | 'gguf-without-tokenizer'
  | 'unknown-split'
  | 'part-missing'
  | 'no-pattern'
  | 'bad-reference'
  | 'file-missing'
  // Of entries that a variant is to be without:
  | 'entry-missing'
  | 'entry-stays'
  // Of a tokenizer that is trained again by its recipe:
  | 'training-text'
  | 'recipe-differs'
  | 'file-unreadable'
  | 'too-many-files'
  | 'bad-integrity'
  | 'server'
  | 'worker-stopped'
  | 'corpus-empty'
  | 'corpus-unrecognised'
  | 'corpus-one-language'
  | 'corpus-not-utf8'
  | 'corpus-lengths'
  | 'corpus-missing-part'
  | 'corpus-twice'
  | 'corpus-columns'
  | 'corpus-ragged'
  | 'corpus-json'
  | 'corpus-zip'
  | 'corpus-damaged'
  // Of tables of which a column is counted:
  | 'table-record'
  | 'table-rows'
  // Of conversations:
  | 'not-a-chat'
  | 'chat-too-long'
  | 'chat-template'
  | 'chat-output'
  | 'chat-stopped'
  | 'cancelled'
  | 'internal'
  // Of language models:
  | 'not-a-language-model'
  | 'not-causal'
  | 'no-onnx'
  | 'no-dtype'
  | 'out-of-memory'
  | 'unsupported-operator'
  | 'session-failed'
  | 'model-damaged'
  | 'not-loaded'
  | 'scoring-stopped'
  | 'id-beyond-logits'
  | 'no-start'

export interface Failure {
  readonly code: FailureCode
  /** Values for the sentence's placeholders: `{what}`, `{where}`, `{detail}`, `{limit}`, `{status}`, `{device}`, `{part}`, `{kind}`, `{split}`, `{nearest}`. */
  readonly values: Readonly<Record<string, string | number>>
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export function succeed<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

export function fail(
  code: FailureCode,
  values: Failure['values'] = {},
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, values } }
}
