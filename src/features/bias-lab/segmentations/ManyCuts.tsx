/** One text, many cuts: what a language model gives to the segmentations of a short text, one by one and all together. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { wantScorer } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { scorerStatus } from '../../../state/scoringSelectors.ts'
import { useModelNames } from '../model/useModelNames.ts'
import { Controls } from './Controls.tsx'
import { canonicalShareBits, cutRows } from './cutRows.ts'
import { knownMarginal } from './knownMarginal.ts'
import { Predict } from './Predict.tsx'
import { Results } from './Results.tsx'
import { useCuts, type CutsWorkStates } from './useCuts.ts'
import { Teach } from '../Teach.tsx'
import lab from '../LabPart.module.css'
import styles from './ManyCuts.module.css'

/** The canonical segmentation's share, 0 to 1; null while it is not known. */
function shareOf({ ways: { answer }, marginal }: CutsWorkStates): number | null {
  if (answer === null || 'tooLong' in answer) return null
  const bits = canonicalShareBits(cutRows(answer, null, null), knownMarginal(marginal))
  return bits === null ? null : 2 ** bits
}

export default function ManyCuts() {
  const t = useTranslations('cuts')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.segmentations)
  const isLoaded = useAppState((state) => scorerStatus(state, options.scorer).status === 'ready')
  const [revealed, setRevealed] = useState(false)
  const modelName = useModelNames()(options.scorer)
  const work = useCuts(options, revealed)
  return (
    <section aria-labelledby="cuts-title" className={`${lab['part']} ${styles['cuts']}`}>
      <h2 id="cuts-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <Controls isAsked={revealed} />
      <Predict
        modelName={modelName}
        isLoaded={isLoaded}
        revealed={revealed}
        share={work.marginal.status === 'done' ? shareOf(work) : null}
        onReveal={(next) => {
          if (next) wantScorer(store, options.scorer)
          setRevealed(next)
        }}
      />
      {revealed && isLoaded && <Results options={options} work={work} modelName={modelName} />}
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
    </section>
  )
}
