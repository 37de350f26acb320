/** The 95 % intervals of one figure by one tokenizer, by language. */
import { useMemo } from 'react'
import type { Interval } from '../../../core/metrics/bootstrap.ts'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { useResampled } from './useResampled.ts'

/** Null until they are known. */
export function useIntervals(
  data: LanguageData,
  reference: string,
  figure: LanguageMetricId,
): ReadonlyMap<string, Interval | null> | null {
  const references = useMemo(() => [reference], [reference])
  const found = useResampled(data, references, figure).get(reference)
  return useMemo(
    () =>
      found === undefined
        ? null
        : new Map(found.codes.map((code, index) => [code, found.resampled.intervals[index] ?? null])),
    [found],
  )
}
