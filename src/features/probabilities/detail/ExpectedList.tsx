/** The bar list of what a language model expected at a place; the token that stood there is marked. */
import { Fragment, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { drawText } from '../../../ui/lanes/drawText.tsx'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { ExpectedToken } from './expectedTokens.ts'
import { tokenLabel, type TokenLabel } from './tokenLabel.ts'
import { useDescriptions } from './useDescriptions.ts'
import styles from './TokenScore.module.css'

/** The text of a token with marks for what cannot be seen, line breaks among it. */
function drawLabel(text: string): ReactNode {
  return text.split(/(\r\n|[\n\r])/u).map((part, place) => {
    const isBreak = place % 2 === 1
    // Parts have no identity but their place.
    return <Fragment key={`${place}${part}`}>{isBreak || part !== '' ? drawText(part, isBreak, true) : null}</Fragment>
  })
}

function Label({ id, label }: { readonly id: TokenId; readonly label: TokenLabel | null }) {
  const t = useTranslations('probabilities.token')
  if (label === null) return '…'
  if (label.kind === 'text') return <bdi translate="no">{drawLabel(label.text)}</bdi>
  if (label.kind !== 'none') return <code translate="no">{label.text}</code>
  return (
    <>
      <code translate="no">{t('unnamed', { id: String(id) })}</code>{' '}
      <span className={styles['mark']}>{t('unnamedNote')}</span>
    </>
  )
}

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
              <Label id={id} label={label} />
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
