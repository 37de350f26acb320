/** A name of a metric that opens what it is, and beneath it its unit, its formula, where it is from, and which values are better. */
import { useTranslations } from 'use-intl'
import type { MetricDefinition as Definition } from '../../core/metrics/metric.ts'
import { metric, type MetricId } from '../../core/metrics/metrics.ts'
import { FigureDefinition } from '../FigureDefinition.tsx'
import { metricUnit } from './metricWords.ts'

interface Props {
  readonly id: MetricId
  /** What stands on the button; the metric's name where it is absent. */
  readonly trigger?: string
  /** The metric's name where it says more than the registry's. */
  readonly name?: string
}

export function MetricDefinition({ id, name, trigger }: Props) {
  const t = useTranslations('metric')
  const { better }: Definition = metric(id)
  const title = name ?? t(`words.${id}.name`)
  return (
    <FigureDefinition
      entry={id}
      trigger={trigger ?? title}
      label={trigger === undefined ? t('definitionOf', { name: title }) : undefined}
      title={title}
      what={t(`words.${id}.what`)}
      facts={[
        [t('unit'), metricUnit(t, id, 'page')],
        [t('formula'), t(`words.${id}.formula`)],
        [t('source'), t(`words.${id}.source`)],
        ...(better === null ? [] : [[t('better'), t(`betterIs.${better}`)] as const]),
      ]}
    />
  )
}
