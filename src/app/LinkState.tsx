/** Says what the link of this comparison does not hold. */
import { useTranslations } from 'use-intl'
import { useAppState } from '../state/react.ts'
import type { Comparison } from '../state/comparison.ts'
import { reasonLeftOut } from '../state/links/leftOut.ts'
import styles from './App.module.css'

const isLeftOut = ({ tokenizers, text }: Comparison, reason: 'file' | 'text'): boolean =>
  tokenizers.some((reference) => reasonLeftOut(reference, text) === reason)

export function LinkState() {
  const t = useTranslations('app')
  const withoutText = useAppState((state) => state.session.link === 'without-text')
  const hasFile = useAppState(({ comparison }) => isLeftOut(comparison, 'file'))
  const lacksText = useAppState(({ comparison }) => isLeftOut(comparison, 'text'))
  if (!withoutText && !hasFile && !lacksText) return null
  return (
    <output className={styles['linkState']}>
      {withoutText && t('linkWithoutText')} {hasFile && t('linkFiles')} {lacksText && t('linkTrained')}
    </output>
  )
}
