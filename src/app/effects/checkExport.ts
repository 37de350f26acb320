/** Compares the counts that an opened export says with those that are computed here, lane by lane, and says what came of it. */
import type { ExportLane } from '../../core/export/readExport.ts'
import { pinnedReference } from '../../state/links/pinning.ts'
import { addNotice } from '../../state/actions/session.ts'
import { isLaneStale, laneState, tokenizerStatus } from '../../state/selectors.ts'
import type { Notice } from '../../state/session.ts'
import type { AppState, Store } from '../../state/store.ts'
import { loadedReferences } from './loadedReferences.ts'

/** Tokens here; null if the lane failed, undefined if it is not there yet. */
function countHere(state: AppState, reference: string): number | null | undefined {
  const { result, failure } = laneState(state, reference)
  if (failure !== null || tokenizerStatus(state, reference).status === 'failed') return null
  return result === null || result.origin !== 'live' || isLaneStale(state, reference)
    ? undefined
    : result.encoding.tokenCount
}

/** The lane that a file means: under its own reference, or under one that is loaded from the same commit. */
function laneOf(state: AppState, claimed: string): string | undefined {
  const loaded = new Map(loadedReferences(state).tokenizers.map(({ reference, revision }) => [reference, revision]))
  return state.comparison.tokenizers.find(
    (reference) => reference === claimed || pinnedReference(reference, loaded.get(reference) ?? null) === claimed,
  )
}

/** What is to be said of these counts; `pending` if a lane is still to come, null if there is nothing to say. */
function judge(state: AppState, claims: readonly ExportLane[]): Omit<Notice, 'id'> | 'pending' | null {
  const compared = claims.flatMap(({ reference, name, tokens }) => {
    const lane = laneOf(state, reference)
    return lane === undefined ? [] : [{ name, tokens, here: countHere(state, lane) }]
  })
  if (compared.some(({ here }) => here === undefined)) return 'pending'
  const different = compared.filter(({ tokens, here }) => here !== tokens)
  if (different.length > 0) {
    const list = different.map(({ name, tokens, here }) => `${name}: ${tokens} → ${here ?? '–'}`).join('; ')
    return { message: 'notice.export-differs', values: { list }, tone: 'warning' }
  }
  return compared.length === 0
    ? null
    : { message: 'notice.export-same', values: { lanes: compared.length }, tone: 'info' }
}

/**
 * Waits until every lane of the file that this page knows is computed or has failed, then adds one notice. Ends without one
 * where the reader changes the text or what it is cut by in the meantime.
 */
export function checkExport(store: Store, claims: readonly ExportLane[]): void {
  const { text, compare } = store.getState().comparison
  let stop = (): void => {}
  const check = (state: AppState): void => {
    const { comparison } = state
    const isSame =
      comparison.text === text &&
      comparison.compare.addSpecialTokens === compare.addSpecialTokens &&
      comparison.compare.parseSpecialTokens === compare.parseSpecialTokens
    const verdict = isSame ? judge(state, claims) : null
    if (verdict === 'pending') return
    // Before the notice, which changes the state.
    stop()
    if (verdict !== null) addNotice(store, verdict)
  }
  stop = store.subscribe(check)
  check(store.getState())
}
