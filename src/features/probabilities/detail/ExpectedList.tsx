/** The bar list of what a language model expected at a place; the token that stood there is marked. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { ExpectedToken } from './expectedTokens.ts'
import { tokenLabel } from './tokenLabel.ts'
import { TokenName } from './TokenName.tsx'
import { useDescriptions } from './useDescriptions.ts'
import styles from './TokenScore.module.css'

export function ExpectedList({
  languageModel,
  rows,
}: {
  readonly languageModel: string
  readonly rows: readonly ExpectedToken[]
}) {
  const t = useTranslations('probabilities.token')
  const formatNumber = useNumbers()
  const formatPercent = useNumbers(2)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const descriptions = useDescriptions(languageModel, ids)
  const largest = rows.reduce((most, { probability }) => Math.max(most, probability), 0)
  return (
    <ol className={styles['expected']} aria-label={t('expected')}>
      {rows.map(({ id, probability, rank, isActual }) => {
        const description = descriptions.get(id)
        const label = description === undefined ? null : tokenLabel(description.bytes, description.piece)
        const percent = probability * 100
        return (
          <li key={id} className={isActual ? styles['actual'] : ''}>
            <span className={styles['rank']}>{formatNumber(rank)}</span>
            <span className={styles['label']}>
              <TokenName id={id} label={label} />
              {label?.kind === 'bytes' && <span className="visually-hidden">{t('bytes')}</span>}
              {isActual && <span className={styles['mark']}>{t('actual')}</span>}
            </span>
            <span className={styles['share']}>
              {percent > 0 && percent < 0.01
                ? t('under', { least: formatPercent(0.01) })
                : t('percent', { value: formatPercent(percent) })}
            </span>
            <span
              aria-hidden="true"
              className={styles['bar']}
              style={{ inlineSize: `${largest === 0 ? 0 : (100 * probability) / largest}%` }}
            />
          </li>
        )
      })}
    </ol>
  )
}
