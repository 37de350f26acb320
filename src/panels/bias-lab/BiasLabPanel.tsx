/** The bias lab: what cutting a prompt does to what a language model says next. */
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { cutsPart } from './cuts/definition.ts'
import { MarkovRoom } from './markov/MarkovRoom.tsx'
import styles from './BiasLabPanel.module.css'

export default function BiasLabPanel() {
  const t = useTranslations('biasLab')
  return (
    <div className={styles['lab']}>
      <h2>{t('title')}</h2>
      <p className={styles['intro']}>{t('intro')}</p>
      <MarkovRoom />
      <Suspense fallback={null}>
        <cutsPart.component />
      </Suspense>
    </div>
  )
}
