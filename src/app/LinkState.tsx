/** Says what the link of this comparison does not hold. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../state/react.ts'
import { reasonLeftOut } from '../state/links/leftOut.ts'
import styles from './App.module.css'

export function LinkState() {
  const t = useTranslations('app')
  const withoutText = useAppState((state) => state.session.link === 'without-text')
  const tokenizers = useAppState((state) => state.comparison.tokenizers)
  const text = useAppState((state) => state.comparison.text)
  const reasons = useMemo(
    () => new Set(tokenizers.map((reference) => reasonLeftOut(reference, text))),
    [tokenizers, text],
  )
  const [hasFile, lacksText] = [reasons.has('file'), reasons.has('text')]
  if (!withoutText && !hasFile && !lacksText) return null
  return (
    <output className={styles['linkState']}>
      {withoutText && t('linkWithoutText')} {hasFile && t('linkFiles')} {lacksText && t('linkTrained')}
    </output>
  )
}
