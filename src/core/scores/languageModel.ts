/**
 * The interface that every language model has once loaded, whatever runs it: exact statistics over its whole vocabulary
 * for each position of a sequence of token ids. Types only.
 */
import type { TokenId } from '../tokenizers/encoding.ts'

/** What the page says of a language model: pure data, known before anything is loaded. */
export interface LanguageModelCard {
  /** `tessera-bpe`, or `hub:org/name@revision`: never changes its meaning, never re-used. */
  readonly id: string
  readonly name: string
  /** Reference of the tokenizer whose ids it takes: lanes with that tokenizer are scored directly. */
  readonly tokenizer: string
  /** Other tokenizers with the same vocabulary and ids, such as `gpt2` for a repository of GPT-2's. */
  readonly sameTokenizers: readonly string[]
  readonly source: { readonly name: string; readonly revision: string; readonly url: string | null }
  readonly licence: string
  /** Precision of the weights as stored: `q8`, `fp32`, … */
  readonly dtype: string
  /** Tokens that it can see at once. */
  readonly contextLength: number
  readonly parameters: number | null
  /** Length of a row of logits: may exceed the tokenizer's vocabulary. */
  readonly vocabularySize: number
  /** The token put in front so that the first one of a text has a score; null where the language model has none. */
  readonly beginToken: TokenId | null
  readonly downloadBytes: number | null
}

/** Where it runs, as shown to the reader. */
export type Device =
  | { readonly kind: 'webgpu' }
  | { readonly kind: 'wasm'; readonly threads: number; readonly isolated: boolean }

/** `auto`: WebGPU where there is a graphics processor and it passes the comparison with WASM, else WASM. */
export type DevicePreference = 'auto' | 'webgpu' | 'wasm'

/** Something to be said of a loaded language model: the message `scoring.note.<code>` with these values. */
export interface LanguageModelNote {
  readonly code:
    | 'webgpu-agrees'
    | 'webgpu-differs'
    | 'webgpu-absent'
    | 'webgpu-slow'
    | 'webgpu-unchecked'
    | 'webgpu-failed'
    | 'webgpu-lost'
    | 'webgpu-half'
  /** `difference` and `tolerance` in nats, `tokens`, `detail`. */
  readonly values: Readonly<Record<string, string | number>>
}

export interface LoadedLanguageModel {
  readonly card: LanguageModelCard
  /** What it runs on now. */
  readonly device: Device
  readonly notes: readonly LanguageModelNote[]
}

export interface ScoreOptions {
  readonly signal: AbortSignal
  /** How many of the most probable tokens to report a position, or all where there are fewer; 0 for none. */
  readonly topK: number
  /** Whether the language model's begin token is put in front: without it the first token has no score. */
  readonly begin: boolean
  /** Tokens by which a window moves on where the text is longer than the context. */
  readonly stride: number
  readonly onProgress?: (done: number, total: number) => void
}

/** The first token of a sequence for which the language model has no logit: neither it nor any token after it has a score. */
interface Beyond {
  /** Index into the tokens that were scored. */
  readonly token: number
  readonly id: TokenId
  /** Entries of a row of logits: the ids that the language model knows are 0 to one less. */
  readonly logits: number
}

/**
 * One entry a token of the text, in order (the begin token has none). Natural logarithms, of the softmax over the whole
 * vocabulary. A token without a score, as one without context, has no row of its own: NaN, rank 0, context 0. A token of
 * probability 0 has a score: −∞.
 */
export interface Scores {
  /** ln p(token | context). */
  readonly logProbability: Float32Array
  /** 1 + number of tokens of greater probability. */
  readonly rank: Uint32Array
  /** −Σ p ln p, nats. */
  readonly entropy: Float32Array
  /** Σ p ln p and its variance Σ p (ln p)² − (Σ p ln p)², for Min-K%++ (Zhang et al. 2024). */
  readonly mean: Float32Array
  readonly variance: Float32Array
  /** Tokens of context that the score saw, the begin token included. */
  readonly contextLength: Uint32Array
  /** As many entries a token as were asked for, but no more than there are logits; most probable first. */
  readonly topIds: Uint32Array
  readonly topLogProbabilities: Float32Array
  /** Null where the language model has a logit for every token. */
  readonly beyond: Beyond | null
}

export interface LanguageModel {
  readonly card: LanguageModelCard
  readonly device: Device
  /** Rejects with the signal's reason when aborted; a language model that fails rejects with an Error in words. */
  score(ids: readonly TokenId[], options: ScoreOptions): Promise<Scores>
  /**
   * ln p of every token of the vocabulary behind each of the contexts, [contexts][vocabularySize], in one batched run
   * where the device allows. A context must not be empty; where it is longer than the language model's, its end counts.
   */
  nextLogProbabilities(contexts: readonly (readonly TokenId[])[], signal: AbortSignal): Promise<readonly Float32Array[]>
  /** Frees the memory of the device. */
  release(): Promise<void>
}
