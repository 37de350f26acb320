/**
 * What the page asks of one text in many segmentations. Types only. Probabilities are those that a text begins with these
 * tokens, in natural logarithms, behind the language model's begin token; bytes are those of the normalized text.
 */
import type { TooLong } from '../../../core/bytelevel/textToCut.ts'
import type { Break } from '../../../core/segmenters/breaks.ts'
import type { DropoutVariant } from '../../../core/segmenters/dropout.ts'
import type { WayName } from '../../../core/segmenters/waysToCut.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'

/** A segmentation: ids and ends have an entry a token. */
export interface Segmentation {
  readonly ids: readonly TokenId[]
  readonly endBytes: readonly number[]
  /** Places of tokens of a byte, where the vocabulary is one of characters with byte fallback. */
  readonly byteTokens: readonly number[]
  /** Null where it is canonical. */
  readonly brokenAt: Break | null
}

export interface ScoredSegmentation extends Segmentation {
  /** ln p of each token behind those before it. */
  readonly logProbabilities: readonly number[]
}

interface WaysQuestion {
  readonly text: string
  readonly dropout: { readonly variant: DropoutVariant; readonly probability: number }
  readonly seed: number
}

interface CutText {
  /** As the tokenizer's normalizer leaves it. */
  readonly text: string
  readonly segmentations: bigint
}

/** Told of before anything is scored. */
export interface Ways extends CutText {
  readonly ways: readonly { readonly way: WayName; readonly segmentation: Segmentation }[]
}

export interface ScoredWays extends CutText {
  readonly ways: readonly { readonly way: WayName; readonly segmentation: ScoredSegmentation }[]
}

interface OwnCutQuestion {
  readonly text: string
  /** See `SegmentationsOptions.ownBoundaries`; those outside the text are let be. */
  readonly cuts: readonly number[]
}

export interface OwnCut {
  readonly text: string
  /** The spans between the cuts that are no token; then there is no segmentation. */
  readonly noTokens: readonly { readonly startByte: number; readonly endByte: number }[]
  readonly segmentation: ScoredSegmentation | null
}

interface MarginalQuestion {
  readonly text: string
  /** Where it has to be estimated. */
  readonly samples: number
  readonly seed: number
}

/** ln Σ P over all segmentations, and the most probable of those that were met, best first. */
export interface TextMarginal {
  readonly logProbability: number
  readonly likeliest: readonly ScoredSegmentation[]
  /** Null where all segmentations were walked. */
  readonly estimate: MarginalEstimate | null
}

/** See `EstimatedMarginal`. */
export interface MarginalEstimate {
  readonly samples: number
  readonly added: number
  readonly effectiveSamples: number
  readonly relativeError: number
}

/** `total`: segmentations to walk, or samples to draw. */
export interface MarginalStep {
  readonly done: number
  readonly total: number
  /** The estimate so far; null while there is none, and where segmentations are walked. */
  readonly soFar: TextMarginal | null
}

declare module '../../../platform/workers/lab/protocol.ts' {
  interface LabWork {
    readonly ways: { readonly question: WaysQuestion; readonly step: Ways; readonly answer: ScoredWays | TooLong }
    readonly 'own-cut': { readonly question: OwnCutQuestion; readonly step: never; readonly answer: OwnCut | TooLong }
    readonly marginal: {
      readonly question: MarginalQuestion
      readonly step: MarginalStep
      readonly answer: TextMarginal | TooLong
    }
  }
}
