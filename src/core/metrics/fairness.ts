/** What a tokenizer does to the languages of a corpus, as a few numbers over their premiums. */
import { gini } from './gini.ts'

const fairnessMeasures = ['gini', 'ratio', 'mean', 'median', 'worst', 'best'] as const
export type FairnessMeasure = (typeof fairnessMeasures)[number]
export type Fairness = Readonly<Record<FairnessMeasure, number>>

/**
 * Over the premiums of the languages against one base. The Gini coefficient does not change when all values are scaled,
 * so that of premiums is that of tokens per aligned unit; with premiums a language that lacks a unit is compared over
 * the units that it has. `ratio` is worst ÷ best. Null where there is no premium.
 */
export function fairness(premiums: ArrayLike<number>): Fairness | null {
  const sorted = Float64Array.from(premiums).toSorted()
  const coefficient = gini(sorted)
  const best = sorted[0]
  const worst = sorted.at(-1)
  if (coefficient === null || best === undefined || worst === undefined) return null
  const middle = (sorted.length - 1) / 2
  return {
    gini: coefficient,
    ratio: worst / best,
    mean: sorted.reduce((sum, premium) => sum + premium, 0) / sorted.length,
    median: ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2,
    worst,
    best,
  }
}

/** The measures in each draw, from the premiums of each language in each draw: one column a measure. */
export function fairnessReplicates(premiums: readonly Float64Array[]): Readonly<Record<FairnessMeasure, Float64Array>> {
  const replicates = premiums[0]?.length ?? 0
  const column = (): Float64Array => new Float64Array(replicates).fill(Number.NaN)
  const columns = { gini: column(), ratio: column(), mean: column(), median: column(), worst: column(), best: column() }
  const drawn = new Float64Array(premiums.length)
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let language = 0; language < premiums.length; language++)
      drawn[language] = premiums[language]?.[replicate] ?? Number.NaN
    const found = fairness(drawn)
    if (found === null) continue
    for (const measure of fairnessMeasures) columns[measure][replicate] = found[measure]
  }
  return columns
}
