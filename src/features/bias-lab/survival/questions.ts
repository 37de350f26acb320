/** What the page asks of one prompt under other segmentations. Types only. */
import type { ByteDistribution } from '../../../core/bytelevel/distribution.ts'
import type { SurvivalOptions } from './options.ts'

export type SurvivalQuestion = Pick<SurvivalOptions, 'prompt' | 'drawing' | 'dropout' | 'draws' | 'seed' | 'mostBytes'>

/** What the language model says after one segmentation of the prompt. */
export interface AfterSegmentation {
  /** Bytes of each token. */
  readonly tokens: readonly { readonly bytes: Uint8Array }[]
  /** The next tokens by their first byte; null if nothing has a probability. */
  readonly next: ByteDistribution | null
  /** Jensen–Shannon divergence from the one after the canonical segmentation; null if either is nothing. */
  readonly divergenceBits: number | null
  /** Greedy, in bytes. */
  readonly continuation: Uint8Array
  readonly hasEnded: boolean
}

export interface SurvivalAnswer {
  /** As the tokenizer's normalizer leaves it. */
  readonly text: string
  readonly canonical: AfterSegmentation
  /** As they were drawn; the same one may come several times. */
  readonly drawn: readonly AfterSegmentation[]
}

declare module '../../../platform/workers/lab/protocol.ts' {
  interface LabWork {
    readonly survival: {
      readonly question: SurvivalQuestion
      readonly step: { readonly done: number; readonly of: number }
      readonly answer: SurvivalAnswer
    }
  }
}
