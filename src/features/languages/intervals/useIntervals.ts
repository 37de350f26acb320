/** The 95 % intervals of one figure by tokenizers, by language. */
import { useMemo } from 'react'
import type { Interval } from '../../../core/metrics/bootstrap.ts'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { useResampled } from './useResampled.ts'

/** By reference, then by language; a tokenizer is absent until they are known. */
export function useIntervals(
  data: LanguageData,
  references: readonly string[],
  figure: LanguageMetricId,
): ReadonlyMap<string, ReadonlyMap<string, Interval | null>> {
  const found = useResampled(data, references, figure)
  return useMemo(
    () =>
      new Map(
        [...found].map(([reference, { codes, resampled }]) => [
          reference,
          new Map(codes.map((code, index) => [code, resampled.intervals[index] ?? null])),
        ]),
      ),
    [found],
  )
}
