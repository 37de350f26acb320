/** Ticks of a metric's axis as the reader's locale writes them. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import type { MetricDefinition } from '../../core/metrics/metric.ts'
import { metric, type MetricId } from '../../core/metrics/metrics.ts'
import { decimalsOf } from './tickNumbers.ts'

/**
 * @param isEven the ticks are at equal distances, and are written with equal decimals; else each has as few as it needs
 */
export function useTickNumbers(id: MetricId, ticks: readonly number[], isEven: boolean): (value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const { format }: MetricDefinition = metric(id)
    const isShare = format.as === 'share'
    const needed = (value: number): number => decimalsOf(value, isShare ? 100 : 1)
    const most = ticks.reduce((decimals, tick) => Math.max(decimals, needed(tick)), 0)
    return (value) => {
      const decimals = isEven ? most : needed(value)
      return new Intl.NumberFormat(locale, {
        style: isShare ? 'percent' : 'decimal',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value)
    }
  }, [locale, id, ticks, isEven])
}
