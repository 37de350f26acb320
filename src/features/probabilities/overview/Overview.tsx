/** The head of the panel: which of its two views is shown, what it is shown with, and its figures. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { restoreCompared, setReading, showViewExample } from '../../../state/actions/comparison.ts'
import { isViewExample } from '../../../state/panelExamples.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { Comparison } from '../../../state/comparison.ts'
import { Button } from '../../../ui/Button.tsx'
import { BytesOverview } from './BytesOverview.tsx'
import { OwnOverview } from './OwnOverview.tsx'
import styles from './Overview.module.css'

const VIEWS = ['own', 'bytes'] as const

type Compared = Pick<Comparison, 'text' | 'sampleId' | 'tokenizers' | 'baseline'>

/** Shows the example of the view, and brings back what was compared before. */
function Example() {
  const t = useTranslations('probabilities.overview')
  const store = useAppStore()
  const reading = useAppState((state) => state.comparison.scoring.reading)
  const isExample = useAppState((state) => isViewExample(state.comparison, reading))
  const [before, setBefore] = useState<Compared | null>(null)
  if (isExample && before !== null)
    return (
      <Button
        look="quiet"
        onClick={() => {
          restoreCompared(store, before)
          setBefore(null)
        }}
      >
        {t('back')}
      </Button>
    )
  if (isExample) return <span className={styles['quiet']}>{t('isExample')}</span>
  return (
    <Button
      look="quiet"
      onClick={() => {
        const { text, sampleId, tokenizers, baseline } = store.getState().comparison
        setBefore({ text, sampleId, tokenizers, baseline })
        showViewExample(store, reading)
      }}
    >
      {t('showExample')}
    </Button>
  )
}

export function Overview() {
  const t = useTranslations('probabilities.overview')
  const store = useAppStore()
  const reading = useAppState((state) => state.comparison.scoring.reading)
  return (
    <section aria-label={t('title')} className={styles['overview']}>
      <div className={`${styles['head']} screen-only`}>
        <fieldset className={styles['views']}>
          <legend className="visually-hidden">{t('views')}</legend>
          {VIEWS.map((value) => (
            <label key={value} className={styles['view']}>
              <input
                type="radio"
                name="reading"
                className="visually-hidden"
                checked={reading === value}
                onChange={() => setReading(store, value)}
              />
              <span>{t(`view.${value}`)}</span>
            </label>
          ))}
        </fieldset>
        <Example />
      </div>
      {reading === 'own' ? <OwnOverview /> : <BytesOverview />}
    </section>
  )
}
