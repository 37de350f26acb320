/** Continues the text by one or two language models side by side, greedily or sampled. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { offeredLanguageModels } from '../../../core/scores/catalogue.ts'
import { setContinuation } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import type { ContinuationSignal } from './ContinuationColumn.tsx'
import { ContinuationColumn } from './ContinuationColumn.tsx'
import { SamplingFields } from './SamplingFields.tsx'
import { textBefore } from './textBefore.ts'
import styles from './ContinueSection.module.css'

const NOTHING_YET: ContinuationSignal = { number: 0, prompt: '' }

export function ContinueSection() {
  const t = useTranslations('probabilities.continue')
  const store = useAppStore()
  const services = useServices()
  const options = useAppState((state) => state.comparison.probabilities.continuation)
  const chosen = useAppState((state) => state.comparison.scoring.languageModels)
  const [signal, setSignal] = useState<ContinuationSignal>(NOTHING_YET)
  const { languageModels, fromCaret } = options
  const candidates = [...new Set([...offeredLanguageModels, ...chosen, ...languageModels])]
  const second = candidates.find((id) => !languageModels.includes(id))
  const start = (): void => {
    const { text } = store.getState().comparison
    const prompt = textBefore(text, fromCaret ? services.textCaret() : null)
    setSignal(({ number }) => ({ number: number + 1, prompt }))
  }
  const choose = (place: number, languageModel: string): void => {
    const next = languageModels.map((other, index) => (index === place ? languageModel : other))
    setContinuation(store, { languageModels: next })
  }
  return (
    <section aria-labelledby="continue-title" className={styles['continue']}>
      <h2 id="continue-title">{t('title')}</h2>
      <p className={styles['note']}>{t('note')}</p>
      <SamplingFields />
      <div className={styles['actions']}>
        <Button look="primary" onClick={start}>
          {t('start')}
        </Button>
        {languageModels.length === 1 && second !== undefined && (
          <Button look="quiet" onClick={() => setContinuation(store, { languageModels: [...languageModels, second] })}>
            {t('addSecond')}
          </Button>
        )}
        {languageModels.length === 2 && (
          <Button look="quiet" onClick={() => setContinuation(store, { languageModels: languageModels.slice(0, 1) })}>
            {t('removeSecond')}
          </Button>
        )}
      </div>
      <div className={styles['columns']}>
        {languageModels.map((languageModel, place) => (
          <ContinuationColumn
            key={`${place} ${languageModel}`}
            languageModel={languageModel}
            candidates={candidates.filter((id) => id === languageModel || !languageModels.includes(id))}
            signal={signal}
            onChoose={(next) => choose(place, next)}
          />
        ))}
      </div>
    </section>
  )
}
