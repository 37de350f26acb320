/** What the draws say together. Pure. */
import { greatest } from '../../../core/text/append.ts'
import type { ByteDistribution } from '../../../core/bytelevel/distribution.ts'
import { wilsonInterval } from '../../../core/metrics/wilsonInterval.ts'
import type { AfterSegmentation, SurvivalAnswer } from './questions.ts'

export interface Counted {
  readonly hits: number
  readonly draws: number
  /** 95 %, of the share. */
  readonly low: number
  readonly high: number
}

export interface SurvivalSummary {
  /** Draws that are not the canonical segmentation. */
  readonly other: number
  /** Draws whose most probable next byte is not the canonical one's. */
  readonly changedByte: Counted
  /** Draws whose greedy continuation is not the canonical one's. */
  readonly changedContinuation: Counted
  /** Bits, over the draws for which it is defined; null if it is for none. */
  readonly meanDivergence: number | null
  readonly greatestDivergence: number | null
  /** Each different continuation with the number of its draws, the most frequent first. */
  readonly continuations: readonly {
    readonly continuation: Uint8Array
    readonly hasEnded: boolean
    readonly draws: number
  }[]
}

/** The most probable next byte (256: the end); -1 if nothing has a probability. */
export function mostProbableByte(next: ByteDistribution | null): number {
  return next === null ? -1 : next.indexOf(greatest(next))
}

const continuationKey = ({ continuation, hasEnded }: AfterSegmentation): string => `${continuation.join()} ${hasEnded}`
const segmentationKey = ({ tokens }: AfterSegmentation): string => tokens.map(({ bytes }) => bytes.join()).join(' ')

export function summaryOf({ canonical, drawn }: SurvivalAnswer): SurvivalSummary {
  const counted = (differs: (one: AfterSegmentation) => boolean): Counted => {
    const hits = drawn.filter(differs).length
    return { hits, draws: drawn.length, ...wilsonInterval(hits, drawn.length) }
  }
  const divergences = drawn.flatMap(({ divergenceBits }) => (divergenceBits === null ? [] : [divergenceBits]))
  const groups = new Map<string, AfterSegmentation[]>()
  for (const one of drawn) groups.set(continuationKey(one), [...(groups.get(continuationKey(one)) ?? []), one])
  return {
    other: drawn.filter((one) => segmentationKey(one) !== segmentationKey(canonical)).length,
    changedByte: counted(({ next }) => mostProbableByte(next) !== mostProbableByte(canonical.next)),
    changedContinuation: counted((one) => continuationKey(one) !== continuationKey(canonical)),
    meanDivergence:
      divergences.length === 0 ? null : divergences.reduce((sum, bits) => sum + bits, 0) / divergences.length,
    greatestDivergence: divergences.length === 0 ? null : greatest(divergences),
    continuations: [...groups.values()]
      .flatMap((group) => group.slice(0, 1).map((one) => ({ ...one, draws: group.length })))
      .map(({ continuation, hasEnded, draws }) => ({ continuation, hasEnded, draws }))
      .toSorted((one, other) => other.draws - one.draws),
  }
}
