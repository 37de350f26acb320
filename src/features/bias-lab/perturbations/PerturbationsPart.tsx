/** Small changes, large effects: one change in many languages, and what becomes of the tokens and of the bits. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PerturbationControls } from './PerturbationControls.tsx'
import { PerturbationsPlot } from './PerturbationsPlot.tsx'
import { PerturbationsTable } from './PerturbationsTable.tsx'
import { Closely } from './Closely.tsx'
import { ComparingProgress } from './ComparingProgress.tsx'
import { useLanguageNames } from './languageNames.ts'
import { Predict } from './Predict.tsx'
import { ScoringSection } from './ScoringSection.tsx'
import { averageOfLane, sortRows, type ChangeRow } from './tableRows.ts'
import { SCREEN_TEXT } from '../../../state/changedTexts.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { useChangesData } from './useChangesData.ts'
import { useChangeScoring } from './useChangeScoring.ts'
import { useComparing } from './useComparing.ts'
import { Teach } from '../../../ui/parts/Teach.tsx'
import lab from '../LabPart.module.css'
import styles from './PerturbationsPart.module.css'

export default function PerturbationsPart() {
  const t = useTranslations('perturbations')
  const nameOf = useLanguageNames()
  const data = useChangesData()
  const { options, texts, lanes, answers } = data
  const comparing = useComparing(data)
  const scoring = useChangeScoring(data)
  const [isRevealed, setRevealed] = useState(false)
  const rows: readonly ChangeRow[] = texts.map((text) => {
    const { language, before, after } = text
    const bits = (languageModel: string | null) =>
      languageModel === null || after === null ? null : scoring.change(languageModel, before, after)
    return {
      text,
      name: nameOf(language),
      cells: lanes.map((lane) => (after === null ? null : answers.cell(lane, before, after))),
      laneBits: lanes.map(({ languageModel }) => bits(languageModel)),
      referenceBits: bits(BYTE_LANGUAGE_MODEL),
    }
  })
  const references = useMemo(() => lanes.map(({ reference }) => reference), [lanes])
  const averages = lanes.map((_, lane) => averageOfLane(rows, lane))
  const sorted = sortRows(rows, options.sorting, references)
  const lane = lanes.find(({ reference }) => reference === options.lane) ?? lanes[0]
  const text =
    texts.find(({ language }) => language === options.language) ?? texts.find(({ after }) => after !== null) ?? texts[0]
  return (
    <section aria-labelledby="perturbations-title" className={`${lab['part']} ${styles['part']}`}>
      <h2 id="perturbations-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <div className={lab['columns']}>
        <PerturbationControls
          options={options}
          languages={texts.filter(({ language }) => language !== SCREEN_TEXT).length}
        />
        <div className={`${lab['answers']} ${styles['answers']}`}>
          {lane === undefined || text === undefined ? (
            <p>{t('noLanes')}</p>
          ) : (
            <>
              <Predict
                change={t(`names.${options.change}`)}
                lanes={lanes}
                averages={averages}
                isRevealed={isRevealed}
                onReveal={setRevealed}
              />
              <ComparingProgress comparing={comparing} lanes={lanes} />
            </>
          )}
        </div>
      </div>
      {lane !== undefined && text !== undefined && isRevealed && (
        <>
          <PerturbationsPlot rows={sorted} lanes={lanes} change={t(`names.${options.change}`)} />
          <ScoringSection scoring={scoring} />
          <PerturbationsTable
            rows={sorted}
            lanes={lanes}
            averages={averages}
            options={options}
            language={text.language}
            lane={lane.reference}
          />
          <Closely data={data} text={text} lane={lane} />
        </>
      )}
      <Teach title={t('teach')} paragraphs={[t('lookAt'), t('try'), t('conclude')]} papers={t('papers')} />
    </section>
  )
}
