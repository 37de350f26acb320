/** The totals of one lane, from its segmentation and scores. Pure. */
import { graphemesOf } from '../../../ui/lanes/graphemesOf.ts'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { bitsPerByte } from '../../../core/metrics/bitsPerByte.ts'
import { bitsPerGrapheme } from '../../../core/metrics/bitsPerGrapheme.ts'
import { minK, minKPlusPlus, surprisalZ } from '../../../core/metrics/minK.ts'
import { scoreSpread } from '../../../core/metrics/scoreSpread.ts'
import { scoredTotals, unscoredMask } from '../../../core/metrics/scoredTotals.ts'
import type { ScoredTotals } from '../../../core/metrics/scoredTotals.ts'
import type { ScoredLane } from '../../../state/scoring.ts'

export interface LaneTotals extends ScoredTotals {
  readonly bitsPerByte: number | null
  readonly bitsPerGrapheme: number | null
}

/** Graphemes that begin in a byte that was scored. */
function scoredGraphemes({ layout }: LaneView, mask: Uint8Array): number {
  let count = 0
  for (let piece = 0; piece < layout.pieces; piece += 1) {
    const { startByte, count: graphemes } = graphemesOf(layout, piece)
    for (let place = 0; place < graphemes; place += 1) if (mask[startByte[place] ?? 0] !== 1) count += 1
  }
  return count
}

const known = new WeakMap<ScoredLane, LaneTotals>()

/**
 * Bits, and bits per byte and grapheme of what was scored. If it is read by bytes they are those of the text: also of bytes
 * that no token of the lane holds (a normalizer dropped them), and of those that share a token with one that has no score. So
 * all lanes that one language model reads by bytes have the same.
 */
export function laneTotals(view: LaneView, scored: ScoredLane): LaneTotals {
  const before = known.get(scored)
  if (before !== undefined) return before
  const { startByte, endByte } = view.encoding
  const { ofText } = scored
  const ofTokens = scoredTotals(scored.surprisalBits, startByte, endByte)
  const totals =
    ofText === null ? ofTokens : { ...ofTokens, bits: ofText.bits, unscoredBytes: ofText.unscoredBytes.length }
  const mask =
    ofText === null ? unscoredMask(scored.surprisalBits, startByte, endByte) : new Uint8Array(view.layout.bytes)
  for (const byte of ofText?.unscoredBytes ?? []) mask[byte] = 1
  const made: LaneTotals = {
    ...totals,
    bitsPerByte: bitsPerByte(totals.bits, view.layout.bytes - totals.unscoredBytes),
    bitsPerGrapheme: bitsPerGrapheme(totals.bits, scoredGraphemes(view, mask)),
  }
  known.set(scored, made)
  return made
}

/** What holds for the tokens of one lane, and does not compare across tokenizers. */
export interface TokenFigures {
  readonly mean: number | null
  readonly median: number | null
  readonly variance: number | null
  readonly localVariance: number | null
  /** Nats per token; of a token's own distribution, so null if it is read by bytes. */
  readonly minK: number | null
  readonly minKPlusPlus: number | null
}

export function tokenFigures({ surprisalBits, scores }: ScoredLane, share: number): TokenFigures {
  const spread = scoreSpread(surprisalBits)
  return {
    mean: spread?.mean ?? null,
    median: spread?.median ?? null,
    variance: spread?.variance ?? null,
    localVariance: spread?.localVariance ?? null,
    minK: scores === null ? null : minK(scores.logProbability, share),
    minKPlusPlus:
      scores === null ? null : minKPlusPlus(surprisalZ(scores.logProbability, scores.mean, scores.variance), share),
  }
}
