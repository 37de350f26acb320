/** What is set in the Markov room. Types and start values only; what it computes is the room's. */
import type { SegmenterSettings } from '../bytelevel/markov/characterSegmenter.ts'
import type { MarkovChain } from '../bytelevel/markov/chain.ts'
import type { MarkovPreset } from '../bytelevel/markov/presets.ts'

/** Longest of what is typed, in UTF-16 units: fields take no more, links allow no more. */
export const TYPED_PROMPT_LIMIT = 64
export const TYPED_VOCABULARY_LIMIT = 500

/** A chain and a vocabulary of the reader's own. */
export interface OwnRoom {
  readonly chain: MarkovChain
  readonly method: SegmenterSettings['method']
  /** As typed: tokens with spaces between, or merges such as `B+A`. */
  readonly tokens: string
  readonly merges: string
}

export interface MarkovOptions {
  /** `own`: the reader's. */
  readonly preset: MarkovPreset['id'] | 'own'
  /** As typed; null for the example's first. */
  readonly prompt: string | null
  /** Null where an example is shown. */
  readonly own: OwnRoom | null
}

export const defaultMarkovOptions: MarkovOptions = { preset: 'runs', prompt: null, own: null }
