/** Puts the recorded scores of a prepared text into the lanes that are to be scored by the language models recorded and have no scores yet. */
import { useEffect } from 'react'
import { setLaneScorings } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { LaneScoring, ScoredLane } from '../../../state/scoring.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { laneScoring, planOfLane } from '../../../state/scoringSelectors.ts'
import { laneState } from '../../../state/selectors.ts'
import type { LaneResult } from '../../../state/session.ts'
import type { AppState } from '../../../state/store.ts'
import { answeredLane, type RecordedAnswers } from './recordedAnswers.ts'
import { recordedLane, recordOfSample } from './recordedScores.ts'
import type { ScoreRecord } from './recordedScores.ts'
import { useRecordedAnswers } from './useRecordedAnswers.ts'

/** What the records say of the lanes that lack scores of the text on the screen by the language model chosen. Those are left alone. */
export function recordedScorings(
  state: AppState,
  record: ScoreRecord | null,
  answers: RecordedAnswers | null,
): Readonly<Record<string, Partial<LaneScoring>>> {
  const { begin, stride } = state.comparison.scoring
  if (!begin || stride !== null) return {}
  const found: Record<string, Partial<LaneScoring>> = {}
  for (const lane of state.comparison.tokenizers) {
    const { result } = laneState(state, lane)
    const known = laneScoring(state, lane).result
    const plan = planOfLane(state, lane)
    if (result === null || plan === null) continue
    const isKnown =
      known !== null &&
      known.languageModel === plan.languageModel &&
      known.method === plan.method &&
      known.input.text === result.input.text &&
      known.surprisalBits.length === result.encoding.tokenCount
    if (isKnown) continue
    const scored = scoredBy(record, answers, plan, result)
    if (scored !== null) found[lane] = { result: scored }
  }
  return found
}

function scoredBy(
  record: ScoreRecord | null,
  answers: RecordedAnswers | null,
  { method, languageModel }: NonNullable<ReturnType<typeof planOfLane>>,
  result: LaneResult,
): ScoredLane | null {
  if (answers !== null && languageModel === answers.languageModel) return answeredLane(answers, result, method)
  if (record === null || method !== 'bytes' || languageModel !== BYTE_LANGUAGE_MODEL) return null
  return recordedLane(record, result)
}

export function useRecordedScores(): void {
  const store = useAppStore()
  const answers = useRecordedAnswers()
  const sampleId = useAppState((state) => state.comparison.sampleId)
  useEffect(() => {
    if (sampleId === null) return
    let current = true
    let record: ScoreRecord | null = null
    const put = (): void => {
      if (record === null && answers === null) return
      const scorings = recordedScorings(store.getState(), record, answers)
      if (Object.keys(scorings).length > 0) setLaneScorings(store, scorings)
    }
    void recordOfSample(sampleId).then((found) => {
      if (!current) return
      record = found
      put()
    })
    const unsubscribe = store.subscribe((state, before) => {
      if (state.session.lanes !== before.session.lanes || state.comparison.scoring !== before.comparison.scoring) put()
    })
    return () => {
      current = false
      unsubscribe()
    }
  }, [store, sampleId, answers])
}
