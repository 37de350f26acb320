/** What a GGUF file says of its tokenizer (`tokenizer.ggml.*`), as typed values. */
import { fail, succeed, type Outcome } from '../failure.ts'
import { PieceType } from '../sentencepiece/model.ts'
import type { GgufHeader, GgufValue } from './header.ts'

export interface GgufTokenizer {
  /** `llama`, `gpt2`, `bert`, `t5`. */
  readonly model: string
  /** Name of how a text is split before merging; null if the file has none. */
  readonly pre: string | null
  readonly tokens: readonly string[]
  /** By id; a type for each token. */
  readonly types: readonly number[]
  /** By id; null if the file has none. */
  readonly scores: readonly number[] | null
  readonly merges: readonly string[]
  /** `precompiled_charsmap`; null for none. */
  readonly charsMap: Uint8Array | null
  /** The template of a conversation; null for none. */
  readonly chatTemplate: string | null
  /** A flag such as `add_bos_token`; null if the file does not say. */
  flag(name: string): boolean | null
  /** An id such as `bos_token_id`; null if the file does not say, or no token has it. */
  id(name: string): number | null
}

function texts(value: GgufValue | undefined): readonly string[] | null {
  return Array.isArray(value) && value.every((item): item is string => typeof item === 'string') ? value : null
}

function numbers(value: GgufValue | undefined): readonly number[] | null {
  return Array.isArray(value) && value.every((item): item is number => typeof item === 'number') ? value : null
}

/** Failures: `gguf-without-tokenizer`, `damaged-file` {kind, detail}. */
export function readTokenizerMetadata({ values }: GgufHeader): Outcome<GgufTokenizer> {
  const get = (name: string): GgufValue | undefined => values.get(`tokenizer.ggml.${name}`)
  const model = get('model')
  const tokens = texts(get('tokens'))
  if (typeof model !== 'string' || tokens === null || tokens.length === 0) return fail('gguf-without-tokenizer')
  const given = numbers(get('token_type'))
  const scores = numbers(get('scores'))
  const damaged = [given, scores].find((list) => list !== null && list.length !== tokens.length)
  if (damaged !== undefined)
    return fail('damaged-file', {
      kind: 'GGUF',
      detail: `${tokens.length} tokens with ${damaged?.length ?? 0} types or scores`,
    })
  const pre = get('pre')
  const chat = values.get('tokenizer.chat_template')
  const map = numbers(get('precompiled_charsmap'))
  return succeed({
    model,
    pre: typeof pre === 'string' ? pre : null,
    tokens,
    types: given ?? tokens.map(() => PieceType.normal),
    scores,
    merges: texts(get('merges')) ?? [],
    charsMap: map === null || map.length === 0 ? null : Uint8Array.from(map, (byte) => byte & 0xff),
    chatTemplate: typeof chat === 'string' ? chat : null,
    flag: (name) => {
      const value = get(name)
      return typeof value === 'boolean' ? value : null
    },
    id: (name) => {
      const value = get(name)
      return typeof value === 'number' && tokens[value] !== undefined ? value : null
    },
  })
}
