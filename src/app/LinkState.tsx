/** Says what the link of this comparison does not hold. */
import { useTranslations } from 'use-intl'
import { useAppState } from '../state/react.ts'
import { parseOriginal } from '../core/tokenizers/reference.ts'
import styles from './App.module.css'

export function LinkState() {
  const t = useTranslations('app')
  const withoutText = useAppState((state) => state.session.link === 'without-text')
  const hasFile = useAppState((state) =>
    state.comparison.tokenizers.some((reference) => parseOriginal(reference)?.kind === 'file'),
  )
  if (!withoutText && !hasFile) return null
  return (
    <output className={styles['linkState']}>
      {withoutText && t('linkWithoutText')} {hasFile && t('linkFiles')}
    </output>
  )
}
