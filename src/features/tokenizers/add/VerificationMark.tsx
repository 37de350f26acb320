/** Whether a tokenizer's ids are known to be the reference's: a mark and words, never colour alone. */
import { useTranslations } from 'use-intl'
import type { Verification, VerificationRecord } from '../../../core/tokenizers/card.ts'
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
          <CheckIcon /> {differs(verification.against) ? t('verifiedExcept') : t('verified')}
        </span>
      )
    case 'cross-checked':
      return <span className={styles['verified']}>{t('crossChecked', { ...verification, differing: '' })}</span>
    case 'not-verified':
      return <span className={styles['notVerified']}>{t('notVerified')}</span>
  }
}
