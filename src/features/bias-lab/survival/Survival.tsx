/** The same prompt under other segmentations: whether what a language model says next survives them. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_PROMPT_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { wantLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import { LabText } from '../model/LabText.tsx'
import { ModelChooser } from '../model/ModelChooser.tsx'
import { useLabWork } from '../model/useLabWork.ts'
import { useModelNames } from '../model/useModelNames.ts'
import { useRested } from '../model/useRested.ts'
import { SeedSetting } from '../model/SeedSetting.tsx'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'
import { Work } from '../model/Work.tsx'
import { Teach } from '../../../ui/parts/Teach.tsx'
import lab from '../LabPart.module.css'
import { drawings, MAX_DRAWS } from './options.ts'
import { Predict } from './Predict.tsx'
import type { SurvivalQuestion } from './questions.ts'
import { Results } from './Results.tsx'
import styles from './Survival.module.css'

export default function Survival() {
  const t = useTranslations('survival')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.survival)
  const { languageModel, drawing, dropout, draws, seed, mostBytes } = options
  const isLoaded = useAppState((state) => languageModelStatus(state, languageModel).status === 'ready')
  const modelName = useModelNames()(languageModel)
  const [guess, setGuess] = useState(50)
  const [isAsked, setAsked] = useState(false)
  const prompt = useRested(options.prompt)
  const question = useMemo(
    (): SurvivalQuestion | null =>
      isAsked && prompt !== '' ? { prompt, drawing, dropout, draws, seed, mostBytes } : null,
    [isAsked, prompt, drawing, dropout, draws, seed, mostBytes],
  )
  const work = useLabWork('survival', languageModel, question)
  return (
    <section aria-labelledby="survival-title" className={`${lab['part']} ${styles['part']}`}>
      <h2 id="survival-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <div className={lab['columns']}>
        <div className={lab['controls']}>
          <LabText
            part="survival"
            label={t('prompt')}
            limits={t('limits', { bytes: MAX_PROMPT_BYTES })}
            value={options.prompt}
            onChange={(text) => setOptions(store, 'survival', { prompt: text })}
          />
          <ModelChooser
            languageModel={languageModel}
            isWanted={isAsked}
            onChoose={(chosen) => setOptions(store, 'survival', { languageModel: chosen })}
          />
          <div className={lab['settings']}>
            <label>
              {t('drawing.label')}
              <select
                value={drawing}
                onChange={({ target }) =>
                  setOptions(store, 'survival', { drawing: drawings.find((one) => one === target.value) ?? drawing })
                }
              >
                {drawings.map((one) => (
                  <option key={one} value={one}>
                    {t(`drawing.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            {drawing === 'dropout' && (
              <label>
                {t('dropout')}
                <NumberField
                  label={t('dropout')}
                  value={dropout}
                  above={-1e-9}
                  most={1}
                  onChange={(value) => setOptions(store, 'survival', { dropout: Math.max(0, value ?? 0) })}
                />
              </label>
            )}
            <WholeSetting
              label={t('draws')}
              value={draws}
              least={1}
              most={MAX_DRAWS}
              onChange={(value) => setOptions(store, 'survival', { draws: value })}
            />
            <SeedSetting
              label={t('seed')}
              value={seed}
              onChange={(value) => setOptions(store, 'survival', { seed: value })}
            />
            <WholeSetting
              label={t('bytes')}
              value={mostBytes}
              least={1}
              most={100}
              onChange={(value) => setOptions(store, 'survival', { mostBytes: value })}
            />
          </div>
        </div>
        <div className={lab['answers']}>
          <Predict
            modelName={modelName}
            isLoaded={isLoaded}
            isAsked={isAsked}
            guess={guess}
            onGuess={setGuess}
            onAsk={(asked) => {
              setAsked(asked)
              if (asked) wantLanguageModel(store, languageModel)
            }}
          />
          {isAsked && options.prompt === '' && <p>{t('empty')}</p>}
          {isAsked && isLoaded && (
            <Work
              work={work}
              label={t('asking')}
              done={work.step === null ? null : { count: work.step.done, of: work.step.of }}
            />
          )}
          {isAsked && work.answer !== null && <Results answer={work.answer} guess={guess} />}
          <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
        </div>
      </div>
    </section>
  )
}
