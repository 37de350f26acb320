/** Values of metrics as the reader's locale writes them: a ratio, a count or a share. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import type { MetricDefinition } from '../../core/metrics/metric.ts'
import { metric, metricIds, type MetricId } from '../../core/metrics/metrics.ts'

/** Formats are made once, for `Intl.NumberFormat` is slow to make. A word is left to who shows it. */
export function useMetricNumbers(): (id: MetricId, value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const made = new Map<string, Intl.NumberFormat>()
    const formatOf = (style: 'percent' | 'decimal', digits: number): Intl.NumberFormat => {
      const key = `${style} ${digits}`
      const format =
        made.get(key) ??
        new Intl.NumberFormat(locale, { style, minimumFractionDigits: digits, maximumFractionDigits: digits })
      made.set(key, format)
      return format
    }
    const formats = new Map(
      metricIds.flatMap((id) => {
        const { format }: MetricDefinition = metric(id)
        return format.as === 'word'
          ? []
          : [[id, formatOf(format.as === 'share' ? 'percent' : 'decimal', format.decimals)] as const]
      }),
    )
    return (id, value) => formats.get(id)?.format(value) ?? String(value)
  }, [locale])
}
