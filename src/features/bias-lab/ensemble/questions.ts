/** What the page asks of two language models together. Types only. The question's own language model is the first. */
import type { EnsembleKind, ReadTogether } from '../../../core/bytelevel/ensemble.ts'

interface TogetherQuestion {
  readonly prompt: string
  /** The second, which must be loaded in the same worker. */
  readonly other: string
}

export const continuers = ['one', 'other', 'together'] as const
export type Continuer = (typeof continuers)[number]

interface ContinueTogetherQuestion extends TogetherQuestion {
  readonly kind: EnsembleKind
  /** Of the first, 0 to 1. */
  readonly weight: number
  /** The same numbers are drawn for each of the three. */
  readonly seed: number
  readonly mostBytes: number
}

declare module '../../../platform/workers/lab/protocol.ts' {
  interface LabWork {
    /** Both along the prompt, byte by byte: all that any weight needs. */
    readonly 'read-together': {
      readonly question: TogetherQuestion
      readonly step: { readonly done: number; readonly of: number }
      readonly answer: ReadTogether
    }
    /** Each alone and both together, in turns. */
    readonly 'continue-together': {
      readonly question: ContinueTogetherQuestion
      readonly step: { readonly by: Continuer; readonly symbol: number }
      readonly answer: null
    }
  }
}
