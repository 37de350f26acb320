/** The rows of the table of segmentations: each segmentation once, under all names that it has, the most probable first. Pure. */
import type { WayName } from '../../../core/segmenters/waysToCut.ts'
import type { OwnCut, ScoredSegmentation, ScoredWays, Segmentation, TextMarginal, Ways } from './questions.ts'

/** `found`: among the most probable that the sum over all met. */
type CutName = WayName | 'own' | 'found'

export interface CutRow {
  readonly names: readonly CutName[]
  readonly segmentation: Segmentation
  /** −log₂ P of each token and of all; null while it is not scored. */
  readonly tokenBits: readonly number[] | null
  readonly bits: number | null
}

export const bitsOf = (logProbability: number): number => (logProbability === 0 ? 0 : -logProbability / Math.LN2)

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

export function segmentationRows(
  ways: Ways | ScoredWays,
  own: OwnCut | null,
  marginal: TextMarginal | null,
): readonly CutRow[] {
  const rows = new Map<string, CutRow>()
  const add = (name: CutName, segmentation: Segmentation | ScoredSegmentation): void => {
    const key = segmentation.ids.join()
    const known = rows.get(key)
    const tokenBits = 'logProbabilities' in segmentation ? segmentation.logProbabilities.map(bitsOf) : null
    rows.set(
      key,
      known === undefined
        ? { names: [name], segmentation, tokenBits, bits: tokenBits === null ? null : sumOf(tokenBits) }
        : { ...known, names: [...known.names, name] },
    )
  }
  for (const { way, segmentation } of ways.ways) add(way, segmentation)
  if (own !== null && own.segmentation !== null) add('own', own.segmentation)
  for (const segmentation of marginal?.likeliest ?? []) add('found', segmentation)
  // Stable: what is not scored yet stays in the order of the ways.
  return [...rows.values()].toSorted((one, other) => (one.bits ?? 0) - (other.bits ?? 0))
}

/** log₂ of the canonical segmentation's share of all, at most 0, as the sum has it in it; null while either is not known. */
export function canonicalShareBits(rows: readonly CutRow[], marginal: TextMarginal | null): number | null {
  const canonical = rows.find(({ names }) => names.includes('canonical'))?.bits ?? null
  if (canonical === null || marginal === null) return null
  // Two runs of the same tokens differ in their last digits: where there is one segmentation, that is no share above 1.
  return Math.min(0, bitsOf(marginal.logProbability) - canonical)
}
