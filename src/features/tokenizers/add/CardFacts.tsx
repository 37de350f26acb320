/** The facts of a card as a list of terms. */
import { useTranslations } from 'use-intl'
import type { TokenizerCard, Verification } from '../../../core/tokenizers/card.ts'
import styles from './AddDialog.module.css'

function VerificationFacts({ verification }: { readonly verification: Verification }) {
  const t = useTranslations('add')
  if (verification.status !== 'verified') return null
  return (
    <>
      <dt>{t('checkedAgainst')}</dt>
      <dd>
        {verification.against.map((record) => (
          <p key={record.implementation}>{t('verifiedBy', { ...record })}</p>
        ))}
        {verification.knownDivergences.length > 0 && (
          <p>{t('knownDivergences', { list: verification.knownDivergences.join('; ') })}</p>
        )}
      </dd>
    </>
  )
}

export function CardFacts({ card }: { readonly card: TokenizerCard }) {
  const t = useTranslations('add.facts')
  const { name, revision, url } = card.source
  const source = t('sourceAt', { name, revision })
  return (
    <dl className={styles['facts']}>
      <dt>{t('algorithm')}</dt>
      <dd>{card.algorithm}</dd>
      <dt>{t('normalizer')}</dt>
      <dd>{card.normalizer ?? t('none')}</dd>
      <dt>{t('preTokenizer')}</dt>
      <dd>{card.preTokenizer ?? t('none')}</dd>
      <dt>{t('source')}</dt>
      <dd>
        {url === null ? (
          source
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {source}
          </a>
        )}
      </dd>
      <dt>{t('licence')}</dt>
      <dd>{card.licence}</dd>
      <dt>{t('usedBy')}</dt>
      <dd>{card.usedBy.length === 0 ? t('none') : card.usedBy.join(', ')}</dd>
      <VerificationFacts verification={card.verification} />
    </dl>
  )
}
