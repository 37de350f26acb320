/** The merges of a piece in the order in which they happen: where it stands, what is possible, what was made of what. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { lowest, mergedIds, mergesAfter, mergeTrees, type MergeTrace } from '../../../core/steps/merges.ts'
import { CopyTsv } from '../CopyTsv.tsx'
import shared from '../Workshop.module.css'
import { MergeList } from './MergeList.tsx'
import { MergeRow } from './MergeRow.tsx'
import { MergeTree } from './MergeTree.tsx'
import { mergesTsv } from './stepsTsv.ts'
import { PossibleMerges } from './PossibleMerges.tsx'
import { Stepper } from './Stepper.tsx'
import styles from './Stages.module.css'
import { TokenRow } from './TokenRow.tsx'
import { TokenText } from './TokenText.tsx'
import { useStep } from './useStep.ts'
import type { TokenNames } from './useTokenNames.ts'

/** Symbols of a piece that is drawn; the merges of a longer one are a table. */
const MAX_DRAWN = 200

interface Props {
  readonly trace: MergeTrace
  readonly names: TokenNames
}

/** What becomes of the symbols that are no tokens, if any are left. */
function Finished({ trace, names }: Props) {
  const t = useTranslations('stages.merges')
  const ids = mergedIds(trace)
  const left = mergesAfter(trace, trace.steps.length).tokens.map(({ id }) => id)
  if (trace.finished === null || ids.join() === left.join()) return null
  return (
    <>
      <p className={shared['note']}>{t('finished')}</p>
      <TokenRow label={t('finished')} ids={ids} names={names} />
    </>
  )
}

export function MergeSteps({ trace, names }: Props) {
  const t = useTranslations('stages.merges')
  const [step, setStep] = useStep(trace.steps.length)
  /** Ranks are hidden, and the reader says which pair comes next. */
  const [isPredicting, setIsPredicting] = useState(false)
  const [guess, setGuess] = useState<'right' | 'wrong' | null>(null)
  const state = mergesAfter(trace, step)
  const next = lowest(state.possible)
  const last = trace.steps[step - 1]
  const count = state.possible.reduce((sum, merge) => sum + (merge === null ? 0 : 1), 0)
  const goTo = (to: number): void => {
    setGuess(null)
    setStep(to)
  }
  const predict = (at: number): void => {
    setGuess(at === next ? 'right' : 'wrong')
    if (at === next) setStep(step + 1)
  }
  return (
    <>
      {trace.whole !== null && (
        <p className={shared['note']} data-whole={trace.whole}>
          {t(mergedIds(trace).join() === String(trace.whole) ? 'whole' : 'wholeOnly')}{' '}
          <TokenText id={trace.whole} names={names} />
        </p>
      )}
      {trace.steps.length > 0 && <Stepper step={step} steps={trace.steps.length} onStep={goTo} />}
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={isPredicting}
          onChange={(event) => {
            setIsPredicting(event.target.checked)
            setGuess(null)
            if (event.target.checked && step === trace.steps.length) setStep(0)
          }}
        />
        {t('predict')}
      </label>
      <p aria-live="polite" className={shared['note']} data-said="merge">
        {guess !== null && `${t(guess)} `}
        {last !== undefined && t('last', { step, rank: last.rank })}{' '}
        {next === -1 ? t('done', { count: state.tokens.length }) : t('possible', { count })}
      </p>
      {trace.start.length <= MAX_DRAWN ? (
        <>
          <MergeRow
            state={state}
            names={names}
            next={isPredicting ? -1 : next}
            onPredict={isPredicting ? predict : null}
            justMade={last?.at ?? -1}
          />
          {!isPredicting && <PossibleMerges state={state} names={names} />}
          <h4>{t('tree')}</h4>
          <p className={shared['note']}>{t('treeHow')}</p>
          <MergeTree nodes={mergeTrees(trace, step)} names={names} onTakeApart={goTo} />
        </>
      ) : (
        <p className={shared['note']}>{t('tooLong', { symbols: trace.start.length, limit: MAX_DRAWN })}</p>
      )}
      {next === -1 && <Finished trace={trace} names={names} />}
      <MergeList trace={trace} names={names} step={step} isOpen={trace.start.length > MAX_DRAWN} onStep={goTo} />
      <p className={shared['buttons']}>
        <CopyTsv
          tsv={() =>
            mergesTsv(trace, names, [
              t('column.step'),
              t('column.rank'),
              t('column.left'),
              t('column.right'),
              t('column.made'),
              t('column.id'),
            ])
          }
        />
      </p>
    </>
  )
}
