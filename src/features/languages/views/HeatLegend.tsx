/** The scale of the heat map: its colours from least to most, with values under them. */
import { useTranslations } from 'use-intl'
import type { LanguageFigure } from '../../../core/metrics/languageFigures.ts'
import { figureStyles, type Scale } from '../figures/figureScale.ts'
import { useFigureNumbers } from '../figures/useFigureNumbers.ts'
import styles from './HeatLegend.module.css'

export function HeatLegend({ scale, figure }: { readonly scale: Scale; readonly figure: LanguageFigure }) {
  const t = useTranslations('languages')
  const format = useFigureNumbers()
  return (
    <div className={styles['legend']}>
      <span>{t(figureStyles[figure].isLogarithmic ? 'legendLogarithmic' : 'legend')}</span>
      <span className={styles['scale']}>
        <span className={styles['bar']} />
        {[
          scale.least,
          ...scale.ticks.filter((tick) => scale.placeOf(tick) > 0.12 && scale.placeOf(tick) < 0.86),
          scale.most,
        ].map((value) => (
          <span key={value} className={styles['tick']} style={{ '--place': `${scale.placeOf(value) * 100}%` }}>
            {format(figure, value)}
          </span>
        ))}
      </span>
    </div>
  )
}
