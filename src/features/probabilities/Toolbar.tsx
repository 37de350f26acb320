/** What colours the tokens, with its legend; and how lanes are drawn. */
import { useTranslations } from 'use-intl'
import { scoreFigures } from './options.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { InfoPopover } from '../../ui/InfoPopover.tsx'
import { ScaleLegend } from './scale/ScaleLegend.tsx'
import styles from './ProbabilitiesPanel.module.css'
import { setOptions } from '../../state/actions/options.ts'

export function Toolbar({
  scrolls,
  scrollTogether,
  onScrollTogether,
}: {
  /** Whether any lane scrolls: else scrolling together is not offered. */
  readonly scrolls: boolean
  readonly scrollTogether: boolean
  readonly onScrollTogether: (together: boolean) => void
}) {
  const t = useTranslations('probabilities')
  const store = useAppStore()
  const figure = useAppState((state) => state.comparison.probabilities.figure)
  const bitsUnder = useAppState((state) => state.comparison.probabilities.bitsUnderTokens)
  const whitespace = useAppState((state) => state.comparison.compare.whitespace)
  return (
    <div className={`${styles['toolbar']} screen-only`}>
      <fieldset className={styles['figures']}>
        <legend className="visually-hidden">{t('figures')}</legend>
        {scoreFigures.map((id) => (
          <label key={id} className={styles['figure']}>
            <input
              type="radio"
              name="figure"
              className="visually-hidden"
              checked={figure === id}
              onChange={() => setOptions(store, 'probabilities', { figure: id })}
            />
            <span>{t(`figure.${id}`)}</span>
          </label>
        ))}
        <InfoPopover
          trigger={t('whatIsIt')}
          label={t('whatIs', { figure: t(`figure.${figure}`) })}
          title={t(`figure.${figure}`)}
        >
          <p>{t(`about.${figure}`)}</p>
        </InfoPopover>
      </fieldset>
      <div className={styles['drawing']}>
        <label className={styles['toggle']}>
          <input
            type="checkbox"
            checked={bitsUnder}
            onChange={(event) => setOptions(store, 'probabilities', { bitsUnderTokens: event.target.checked })}
          />
          {t('toolbar.bitsUnder')}
        </label>
        <label className={styles['toggle']}>
          <input
            type="checkbox"
            checked={whitespace}
            onChange={(event) => setOptions(store, 'compare', { whitespace: event.target.checked })}
          />
          {t('whitespace')}
        </label>
        {scrolls && (
          <label className={styles['toggle']}>
            <input
              type="checkbox"
              checked={scrollTogether}
              onChange={(event) => onScrollTogether(event.target.checked)}
            />
            {t('scrollTogether')}
          </label>
        )}
      </div>
      <ScaleLegend />
    </div>
  )
}
