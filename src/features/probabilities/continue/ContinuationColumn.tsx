/** One of the two language models that continue the text: which, what has become of it, its continuation. */
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { replaceText } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNameWithSize } from '../../../ui/useNameWithSize.ts'
import { largeBytesOf } from '../../../core/scores/catalogue.ts'
import { LanguageModelState } from '../choice/LanguageModelState.tsx'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { continuationText } from './continuationText.ts'
import { ContinuationView } from './ContinuationView.tsx'
import { useContinuation } from './useContinuation.ts'
import styles from './ContinueSection.module.css'

/** What the section asks of its columns: a new number starts a continuation of the prompt. */
export interface ContinuationSignal {
  readonly number: number
  readonly prompt: string
}

interface Props {
  readonly languageModel: string
  readonly candidates: readonly string[]
  readonly signal: ContinuationSignal
  readonly onChoose: (languageModel: string) => void
}

export function ContinuationColumn({ languageModel, candidates, signal, onChoose }: Props) {
  const t = useTranslations('probabilities.continue')
  const store = useAppStore()
  const nameOf = useLanguageModelNames()
  const withSize = useNameWithSize()
  const status = useAppState((state) => languageModelStatus(state, languageModel).status)
  const { state, start, stop } = useContinuation(languageModel)
  const last = useRef(signal.number)
  useEffect(() => {
    if (last.current === signal.number) return
    last.current = signal.number
    const { scoring, probabilities } = store.getState().comparison
    start({ prompt: signal.prompt, options: probabilities.continuation, begin: scoring.begin })
  }, [signal, start, store])
  const isUnderWay = state.status === 'running' || state.status === 'waiting'
  const added = continuationText(state.tokens)
  const name = nameOf(languageModel)
  return (
    <section aria-label={t('by', { name })} className={styles['column']}>
      <select
        className={styles['select']}
        aria-label={t('languageModel')}
        value={languageModel}
        onChange={(event) => onChoose(event.target.value)}
      >
        {candidates.map((id) => (
          <option key={id} value={id} translate="no">
            {withSize(nameOf(id), largeBytesOf(id))}
          </option>
        ))}
      </select>
      {(status === 'loading' || status === 'failed') && (
        <LanguageModelState languageModel={languageModel} name={name} isUsed />
      )}
      <ContinuationView state={state} />
      {isUnderWay && (
        <Button aria-label={t('stopNamed', { name })} onClick={stop}>
          {t('stop')}
        </Button>
      )}
      {!isUnderWay && added !== '' && (
        <Button
          look="quiet"
          aria-label={t('takeNamed', { name })}
          onClick={() => {
            const { text } = store.getState().comparison
            // What stood behind the caret stays behind what was added.
            const isThere = text.startsWith(state.prompt)
            replaceText(store, state.prompt + added + (isThere ? text.slice(state.prompt.length) : ''), {
              offersUndo: !isThere,
            })
          }}
        >
          {t('take')}
        </Button>
      )}
    </section>
  )
}
