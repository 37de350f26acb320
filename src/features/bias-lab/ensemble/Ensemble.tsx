/** Two language models of unlike tokenizers as one: each says exactly what the next byte is, and bytes are what they share. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_PROMPT_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { wantLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { LabText } from '../model/LabText.tsx'
import { ModelChooser } from '../model/ModelChooser.tsx'
import { useLabWork } from '../model/useLabWork.ts'
import { useModelNames } from '../model/useModelNames.ts'
import { useRested } from '../model/useRested.ts'
import { Work } from '../model/Work.tsx'
import { Teach } from '../../../ui/parts/Teach.tsx'
import lab from '../LabPart.module.css'
import styles from './Ensemble.module.css'
import { Onward } from './Onward.tsx'
import { Predict, type Guess } from './Predict.tsx'
import { Results } from './Results.tsx'

export default function Ensemble() {
  const t = useTranslations('ensemble')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.ensemble)
  const { languageModel, other } = options
  const areLoaded = useAppState((state) =>
    [languageModel, other].every((id) => languageModelStatus(state, id).status === 'ready'),
  )
  const nameOf = useModelNames()
  const names = { one: nameOf(languageModel), other: nameOf(other) }
  const [guess, setGuess] = useState<Guess | null>(null)
  const [isAsked, setAsked] = useState(false)
  const prompt = useRested(options.prompt)
  const question = useMemo(
    () => (isAsked && areLoaded && prompt !== '' ? { prompt, other } : null),
    [isAsked, areLoaded, prompt, other],
  )
  const read = useLabWork('read-together', languageModel, question)
  return (
    <section aria-labelledby="ensemble-title" className={`${lab['part']} ${styles['part']}`}>
      <h2 id="ensemble-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <div className={lab['columns']}>
        <div className={lab['controls']}>
          <LabText
            part="ensemble"
            label={t('prompt')}
            limits={t('limits', { bytes: MAX_PROMPT_BYTES })}
            value={options.prompt}
            onChange={(text) => setOptions(store, 'ensemble', { prompt: text })}
          />
          <div className={styles['models']}>
            <ModelChooser
              label={t('first')}
              languageModel={languageModel}
              isWanted={isAsked}
              onChoose={(chosen) => setOptions(store, 'ensemble', { languageModel: chosen })}
            />
            <ModelChooser
              label={t('second')}
              languageModel={other}
              isWanted={isAsked}
              onChoose={(chosen) => setOptions(store, 'ensemble', { other: chosen })}
            />
          </div>
          <p className={lab['note']}>{t('models')}</p>
        </div>
        <div className={lab['answers']}>
          <Predict
            names={names}
            areLoaded={areLoaded}
            isAsked={isAsked}
            guess={guess}
            onGuess={setGuess}
            onAsk={(asked) => {
              setAsked(asked)
              if (asked) for (const id of [languageModel, other]) wantLanguageModel(store, id)
            }}
          />
          {isAsked && options.prompt === '' && <p>{t('empty')}</p>}
          {isAsked && (
            <Work
              work={read}
              label={t('reading')}
              done={read.step === null ? null : { count: read.step.done, of: read.step.of }}
            />
          )}
          {isAsked && read.answer !== null && question !== null && (
            <>
              <Results read={read.answer} names={names} guess={guess} />
              <Onward question={question} names={names} />
            </>
          )}
          <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
        </div>
      </div>
    </section>
  )
}
