/** What a tokenizer does to the languages of a corpus, as a few numbers over their premiums. */
import { fairnessMetricIds, metric, type FairnessMetricId } from './metrics.ts'
import { recordOf } from './recordOf.ts'

export type Fairness = Readonly<Record<FairnessMetricId, number>>

/**
 * Over the premiums of the languages against one base. The Gini coefficient does not change when all values are scaled,
 * so that of premiums is that of tokens per aligned unit; with premiums a language that lacks a unit is compared over
 * the units that it has. Null where there is no premium, or a metric of them is not defined.
 */
export function fairness(premiums: ArrayLike<number>): Fairness | null {
  if (premiums.length === 0) return null
  const sorted = Float64Array.from(premiums).toSorted()
  const values = recordOf(fairnessMetricIds, (id) => metric(id).fairness.of(sorted) ?? Number.NaN)
  return Object.values(values).some(Number.isNaN) ? null : values
}

/** The metrics in each draw, from the premiums of each language in each draw: one column a metric; NaN where there is none. */
export function fairnessReplicates(
  premiums: readonly Float64Array[],
): Readonly<Record<FairnessMetricId, Float64Array>> {
  const replicates = premiums[0]?.length ?? 0
  const columns = recordOf(fairnessMetricIds, () => new Float64Array(replicates).fill(Number.NaN))
  const drawn = new Float64Array(premiums.length)
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let language = 0; language < premiums.length; language++)
      drawn[language] = premiums[language]?.[replicate] ?? Number.NaN
    const found = fairness(drawn)
    if (found === null) continue
    for (const id of fairnessMetricIds) columns[id][replicate] = found[id]
  }
  return columns
}
