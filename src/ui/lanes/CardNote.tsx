/** The verification mark of a lane, and on demand the whole card. */
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { referenceName } from '../../core/tokenizers/referenceName.ts'
import { shownName } from '../../core/text/shownName.ts'
import type { TokenizerCard } from '../../core/tokenizers/card.ts'
import { InfoPopover } from '../InfoPopover.tsx'
import { useNumbers } from '../useNumbers.ts'
import styles from './Lane.module.css'

const SIGNS = { verified: '✓', 'cross-checked': '≈', 'not-verified': '?' } as const

function VerificationDetails({ card }: { readonly card: TokenizerCard }) {
  const t = useTranslations('lane')
  const { verification } = card
  switch (verification.status) {
    case 'not-verified':
      return <p>{t('notVerifiedNote')}</p>
    case 'cross-checked':
      return (
        <>
          <p>
            {t('crossCheckedNote', {
              implementation: verification.implementation,
              strings: verification.strings,
              agreeing: verification.strings - verification.differing.length,
            })}
          </p>
          {verification.differing.length > 0 && <p>{t('differing', { list: verification.differing.join(' · ') })}</p>}
        </>
      )
    case 'verified':
      return (
        <>
          <ul>
            {verification.against.map((record) => (
              <li key={record.implementation}>{t('verifiedBy', { ...record })}</li>
            ))}
          </ul>
          {verification.knownDivergences.length > 0 && (
            <p>{t('knownDivergences', { list: verification.knownDivergences.join(' · ') })}</p>
          )}
        </>
      )
  }
}

export const CardNote = memo(function CardNote({ card }: { readonly card: TokenizerCard }) {
  const t = useTranslations('lane')
  const formatNumber = useNumbers()
  const none = t('card.none')
  const facts: readonly (readonly [string, string])[] = [
    [t('card.algorithm'), card.algorithm],
    [t('card.vocabulary'), card.vocabularySize === null ? t('card.unknown') : formatNumber(card.vocabularySize)],
    [t('card.normalizer'), card.normalizer ?? none],
    [t('card.preTokenizer'), card.preTokenizer ?? none],
    [t('card.source'), `${shownName(card.source.name)} @ ${card.source.revision}`],
    [t('card.licence'), card.licence],
    [t('card.usedBy'), card.usedBy.length === 0 ? none : card.usedBy.join(', ')],
    [t('card.id'), card.id],
  ]
  const { status } = card.verification
  return (
    <InfoPopover
      className={`${styles['verification']} ${status === 'verified' ? styles['verified'] : ''}`}
      title={shownName(card.name)}
      trigger={
        <>
          <span aria-hidden="true">{SIGNS[status]}</span>{' '}
          {t(`status.${status}`, { implementation: referenceName(card.verification) })}
        </>
      }
    >
      <div className={styles['verificationDetails']}>
        <VerificationDetails card={card} />
      </div>
      <dl className={styles['facts']}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </InfoPopover>
  )
})
