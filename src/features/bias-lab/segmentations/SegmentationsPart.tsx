/** One text, many cuts: what a language model gives to the segmentations of a short text, one by one and all together. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { wantLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { useModelNames } from '../model/useModelNames.ts'
import { Controls } from './Controls.tsx'
import { canonicalShareBits, segmentationRows } from './segmentationRows.ts'
import { knownMarginal } from './knownMarginal.ts'
import { Predict } from './Predict.tsx'
import { Results } from './Results.tsx'
import { useSegmentations, type CutsWorkStates } from './useSegmentations.ts'
import { Teach } from '../../../ui/parts/Teach.tsx'
import lab from '../LabPart.module.css'
import styles from './SegmentationsPart.module.css'

/** The canonical segmentation's share, 0 to 1; null while it is not known. */
function shareOf({ ways: { answer }, marginal }: CutsWorkStates): number | null {
  if (answer === null || 'tooLong' in answer) return null
  const bits = canonicalShareBits(segmentationRows(answer, null, null), knownMarginal(marginal))
  return bits === null ? null : 2 ** bits
}

export default function SegmentationsPart() {
  const t = useTranslations('segmentations')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.segmentations)
  const isLoaded = useAppState((state) => languageModelStatus(state, options.languageModel).status === 'ready')
  const [revealed, setRevealed] = useState(false)
  const modelName = useModelNames()(options.languageModel)
  const work = useSegmentations(options, revealed)
  return (
    <section aria-labelledby="segmentations-title" className={`${lab['part']} ${styles['cuts']}`}>
      <h2 id="segmentations-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <div className={lab['columns']}>
        <Controls isAsked={revealed} />
        <div className={lab['answers']}>
          <Predict
            modelName={modelName}
            isLoaded={isLoaded}
            revealed={revealed}
            share={work.marginal.status === 'done' ? shareOf(work) : null}
            onReveal={(next) => {
              if (next) wantLanguageModel(store, options.languageModel)
              setRevealed(next)
            }}
          />
          {revealed && isLoaded && <Results options={options} work={work} modelName={modelName} />}
          <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
        </div>
      </div>
    </section>
  )
}
