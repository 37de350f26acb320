/** The rows of the table of segmentations: each segmentation once, under all names that it has, the most probable first. Pure. */
import type { WayName } from '../../../segmenters/waysToCut.ts'
import type { OwnCut, Segmentation, TextMarginal, Ways, ScoredWays } from '../../../workers/labCutsProtocol.ts'

/** `found`: among the most probable that the sum over all met. */
export type CutName = WayName | 'own' | 'found'

export interface CutRow {
  readonly names: readonly CutName[]
  readonly segmentation: Segmentation
  /** Bits of each token; null while it is not scored, or where only the whole was. */
  readonly tokenBits: readonly number[] | null
  /** −log₂ P; null while it is not scored. */
  readonly bits: number | null
}

export const bitsOf = (logProbability: number): number => (logProbability === 0 ? 0 : -logProbability / Math.LN2)

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

export function cutRows(ways: Ways | ScoredWays, own: OwnCut | null, marginal: TextMarginal | null): readonly CutRow[] {
  const rows = new Map<string, CutRow>()
  const add = (name: CutName, segmentation: Segmentation, tokenBits: readonly number[] | null, bits: number | null): void => {
    const key = segmentation.ids.join()
    const known = rows.get(key)
    if (known === undefined) rows.set(key, { names: [name], segmentation, tokenBits, bits })
    else rows.set(key, { ...known, names: [...known.names, name] })
  }
  const addScored = (name: CutName, segmentation: Segmentation & { readonly logProbabilities?: readonly number[] }): void => {
    const tokenBits = segmentation.logProbabilities?.map(bitsOf) ?? null
    add(name, segmentation, tokenBits, tokenBits === null ? null : sumOf(tokenBits))
  }
  for (const { way, segmentation } of ways.ways) addScored(way, segmentation)
  if (own?.segmentation != null) addScored('own', own.segmentation)
  for (const { logProbability, segmentation } of marginal?.likeliest ?? []) add('found', segmentation, null, bitsOf(logProbability))
  // Stable: what is not scored yet stays in the order of the ways.
  return [...rows.values()].toSorted((one, other) => (one.bits ?? 0) - (other.bits ?? 0))
}

/** log₂ of the canonical segmentation's share of all, ≤ 0 where all were walked; null while either is not known. */
export function canonicalShareBits(rows: readonly CutRow[], marginal: TextMarginal | null): number | null {
  const canonical = rows.find(({ names }) => names.includes('canonical'))?.bits ?? null
  if (canonical === null || marginal === null) return null
  const share = bitsOf(marginal.logProbability) - canonical
  // Two runs of the same tokens differ in their last digits: where there is one segmentation, that is no share above 1.
  return marginal.estimate === null ? Math.min(0, share) : share
}
