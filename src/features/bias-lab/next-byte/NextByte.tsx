/** The next byte, on a real language model: asked naively, healed, exactly, over all segmentations, and beside a byte-level model. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { wantLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { useModelNames } from '../model/useModelNames.ts'
import { Controls } from './Controls.tsx'
import { Predict } from './Predict.tsx'
import { Results } from './Results.tsx'
import { useNextByte } from './useNextByte.ts'
import { Teach } from '../../../ui/parts/Teach.tsx'
import lab from '../LabPart.module.css'
import styles from './NextByte.module.css'

export default function NextByte() {
  const t = useTranslations('nextByte')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.nextByte)
  const isLoaded = useAppState((state) => languageModelStatus(state, options.languageModel).status === 'ready')
  const [revealed, setRevealed] = useState(false)
  const [beamAsked, setBeamAsked] = useState(false)
  const [guess, setGuess] = useState('')
  const [goesOn, setGoesOn] = useState(0)
  const modelName = useModelNames()(options.languageModel)
  const work = useNextByte(options, revealed, beamAsked, guess, goesOn)
  const hide = (): void => {
    setRevealed(false)
    setBeamAsked(false)
    setGoesOn(0)
  }
  return (
    <section aria-labelledby="next-byte-title" className={`${lab['part']} ${styles['nextByte']}`}>
      <h2 id="next-byte-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <div className={lab['columns']}>
        <Controls isAsked={revealed} onPrepared={hide} />
        <div className={lab['answers']}>
          <Predict
            modelName={modelName}
            isLoaded={isLoaded}
            prompt={options.prompt}
            revealed={revealed}
            guess={guess}
            report={work.whole.answer ?? work.whole.step}
            onGuess={setGuess}
            onReveal={(next) => {
              if (!next) return hide()
              wantLanguageModel(store, options.languageModel)
              if (options.methods.includes('byte-level')) wantLanguageModel(store, BYTE_LANGUAGE_MODEL)
              setRevealed(true)
            }}
          />
          {revealed && isLoaded && (
            <Results work={work} onBeam={() => setBeamAsked(true)} onGo={() => setGoesOn(goesOn + 1)} />
          )}
          <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
        </div>
      </div>
    </section>
  )
}
