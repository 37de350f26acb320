/** What is to be scored for each lane, by the state. Pure; asks nobody. */
import { laneState } from '../../state/selectors.ts'
import type { LaneResult } from '../../state/session.ts'
import type { LanguageModelStatus, ScoringMethod } from '../../state/scoring.ts'
import { languageModelStatus, maxReadBytes, planOfLane, takesIdsOf } from '../../state/scoringSelectors.ts'
import type { AppState } from '../../state/store.ts'
import type { Encoding } from '../../core/tokenizers/encoding.ts'

export type Ready = Extract<LanguageModelStatus, { status: 'ready' }>

/** What is to be scored for a lane. */
export interface Job {
  readonly lane: string
  readonly result: LaneResult
  readonly encoding: Encoding
  readonly method: ScoringMethod
  readonly languageModel: Ready
  readonly excess: { readonly languageModel: Ready; readonly takesIds: boolean } | null
  readonly begin: boolean
  readonly stride: number | null
}

function readyLanguageModel(state: AppState, languageModel: string): Ready | null {
  const status = languageModelStatus(state, languageModel)
  return status.status === 'ready' ? status : null
}

/** Null where there is nothing to score yet. */
export function jobOf(state: AppState, lane: string): Job | null {
  const { result } = laneState(state, lane)
  const encoding = result?.encoding.encoding ?? null
  if (result === null || encoding === null || result.input.text !== state.comparison.text) return null
  const plan = planOfLane(state, lane)
  const languageModel = plan === null ? null : readyLanguageModel(state, plan.languageModel)
  if (plan === null || languageModel === null) return null
  // What takes long is begun only if the reader says so.
  if (plan.method === 'bytes' && result.encoding.textBytes > maxReadBytes(state, plan.languageModel)) return null
  const { excess, begin, stride } = state.comparison.scoring
  const second = excess === null ? null : readyLanguageModel(state, excess)
  return {
    lane,
    result,
    encoding,
    method: plan.method,
    languageModel,
    excess:
      excess === null || second === null
        ? null
        : { languageModel: second, takesIds: plan.method === 'paired' && takesIdsOf(state, excess, lane) },
    begin,
    stride,
  }
}

/** Jobs are equal if all that decides the scores is. */
export function isSame(one: Job, other: Job): boolean {
  return (
    one.encoding === other.encoding &&
    one.method === other.method &&
    one.languageModel === other.languageModel &&
    one.excess?.languageModel === other.excess?.languageModel &&
    one.begin === other.begin &&
    one.stride === other.stride
  )
}
