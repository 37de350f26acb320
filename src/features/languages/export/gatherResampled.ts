/** The intervals of every figure of every pair, and the fairness measures in each draw, for files: asked of the workers when a file is wanted. */
import type { Interval } from '../../../core/metrics/bootstrap.ts'
import { languageMetricIds, type LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { LanguageServices, Resampled } from '../../../state/languageServices.ts'
import { resampledRequest } from '../intervals/resampledRequest.ts'
import type { LanguageData } from '../useLanguageData.ts'

export interface GatheredIntervals {
  /** 95 %; null where there is none. */
  readonly intervalOf: (code: string, reference: string, figure: LanguageMetricId) => Interval | null
  /** Of the premiums; null where they could not be drawn. */
  readonly fairnessOf: (reference: string) => Resampled['fairness'] | null
}

/** One figure of one tokenizer after the other, so that the columns of one only are made at a time. */
export async function gatherResampled(
  data: LanguageData,
  services: Pick<LanguageServices, 'resample'>,
  figures: readonly LanguageMetricId[] = languageMetricIds,
): Promise<GatheredIntervals> {
  const intervals = new Map<string, Interval | null>()
  const fairness = new Map<string, Resampled['fairness']>()
  const keyOf = (code: string, reference: string, figure: LanguageMetricId): string =>
    JSON.stringify([code, reference, figure])
  for (const { reference, failure } of data.columns) {
    for (const figure of failure === null ? figures : []) {
      const request = resampledRequest(data, reference, figure)
      if (request === null) continue
      const { key, codes, units } = request
      const resampled = await services.resample({ key, pairs: request.pairs(), units, seed: data.options.seed })
      if (!resampled.ok) continue
      for (const [at, code] of codes.entries())
        intervals.set(keyOf(code, reference, figure), resampled.value.intervals[at] ?? null)
      if (figure === 'premium') fairness.set(reference, resampled.value.fairness)
    }
  }
  return {
    intervalOf: (code, reference, figure) => intervals.get(keyOf(code, reference, figure)) ?? null,
    fairnessOf: (reference) => fairness.get(reference) ?? null,
  }
}
