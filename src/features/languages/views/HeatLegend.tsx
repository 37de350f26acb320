/** The scale of the heat map: its colours from least to most, with values under them. */
import { useTranslations } from 'use-intl'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import { scaleKind, type Scale } from '../figures/figureScale.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import { useTickNumbers } from '../../../ui/metrics/useTickNumbers.ts'
import styles from './HeatLegend.module.css'

export function HeatLegend({ scale, figure }: { readonly scale: Scale; readonly figure: LanguageMetricId }) {
  const t = useTranslations('languages')
  const format = useMetricNumbers()
  const formatTick = useTickNumbers(figure, scale.ticks, scaleKind(figure) === 'linear')
  return (
    <div className={styles['legend']}>
      <span>{t(scaleKind(figure) === 'logarithmic' ? 'legendLogarithmic' : 'legend')}</span>
      <span className={styles['scale']}>
        <span className={styles['bar']} />
        {[
          scale.least,
          ...scale.ticks.filter((tick) => scale.placeOf(tick) > 0.12 && scale.placeOf(tick) < 0.86),
          scale.most,
        ].map((value) => (
          <span key={value} className={styles['tick']} style={{ '--place': `${scale.placeOf(value) * 100}%` }}>
            {scale.ticks.includes(value) ? formatTick(value) : format(figure, value)}
          </span>
        ))}
      </span>
    </div>
  )
}
