/** What a tokenizer's ids were checked against: a mark and words, never colour alone. */
import { useTranslations } from 'use-intl'
import type { Verification, VerificationRecord } from '../../../core/tokenizers/card.ts'
import { referenceName } from '../../../core/tokenizers/referenceName.ts'
import { CheckIcon } from '../../../ui/icons.tsx'
import styles from './AddDialog.module.css'

function differs(records: readonly VerificationRecord[]): boolean {
  return records.some(({ mismatches }) => mismatches > 0)
}

export function VerificationMark({ verification }: { readonly verification: Verification }) {
  const t = useTranslations('add')
  switch (verification.status) {
    case 'verified':
      return (
        <span className={styles['verified']}>
          <CheckIcon />{' '}
          {t(differs(verification.against) ? 'verifiedExcept' : 'verified', {
            implementation: referenceName(verification),
          })}
        </span>
      )
    case 'cross-checked':
      return <span className={styles['verified']}>{t('crossChecked', { ...verification, differing: '' })}</span>
    case 'not-verified':
      return <span className={styles['notVerified']}>{t('notVerified')}</span>
  }
}
