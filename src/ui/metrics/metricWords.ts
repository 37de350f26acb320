/** What the registry's metrics are called and mean, in words: on the page, and as columns of files. Pure. */
import type { ColumnWords } from '../../core/export/columns.ts'
import type { MetricDefinition } from '../../core/metrics/metric.ts'
import { metric, type MetricId } from '../../core/metrics/metrics.ts'
import type { Translations } from '../translations.ts'

/** Files have shares from 0 to 1, and the page has percentages. */
export function metricUnit(t: Translations<'metric'>, id: MetricId, place: 'page' | 'file'): string {
  const { format }: MetricDefinition = metric(id)
  const unit = t(`words.${id}.unit`)
  return format.as === 'share' ? t(`shareOf.${place}`, { whole: unit }) : unit
}

/** The words of its column in a file. */
export function metricColumnWords(t: Translations<'metric'>, id: MetricId): ColumnWords {
  return {
    title: t(`words.${id}.name`),
    unit: metricUnit(t, id, 'file'),
    definition: `${t(`words.${id}.what`)} (${t(`words.${id}.formula`)})`,
  }
}
