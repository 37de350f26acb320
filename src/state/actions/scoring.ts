/** Changes of what is scored by which language model. The effects call those of the second half. */
import type { DevicePreference } from '../../core/scores/scorer.ts'
import type { LaneScoring, ScorerStatus, ScoringSession } from '../scoring.ts'
import { emptyLaneScoring } from '../scoring.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'

function change(store: Store, part: Partial<ScoringSession>): void {
  store.setState(({ session }) => ({ session: { ...session, scoring: { ...session.scoring, ...part } } }))
}

/** Adds a language model to those that score, and agrees to its download; one that is there already stays where it is. */
export function addScorer(store: Store, scorer: string, dtype: string | null = null): void {
  const { scorers, dtypes } = store.getState().comparison.scoring
  setOptions(store, 'scoring', {
    scorers: scorers.includes(scorer) ? scorers : [...scorers, scorer],
    dtypes: dtype === null ? dtypes : { ...dtypes, [scorer]: dtype },
  })
  // Last, so that it is loaded with the precision that was chosen.
  allowScorer(store, scorer)
}

/** What was loaded stays loaded, for the case that it is chosen again. */
export function removeScorer(store: Store, scorer: string): void {
  const { scorers, excess } = store.getState().comparison.scoring
  setOptions(store, 'scoring', {
    scorers: scorers.filter((other) => other !== scorer),
    excess: excess === scorer ? null : excess,
  })
}

/** Agrees that a hub model is fetched, in this visit. */
export function allowScorer(store: Store, scorer: string): void {
  const { allowed } = store.getState().session.scoring
  if (!allowed.includes(scorer)) change(store, { allowed: [...allowed, scorer] })
}

/** Loads a language model that scores no lane: for the Bias lab, or to continue a text. Agrees to its download. */
export function wantScorer(store: Store, scorer: string): void {
  const { wanted } = store.getState().session.scoring
  allowScorer(store, scorer)
  if (!wanted.includes(scorer)) change(store, { wanted: [...wanted, scorer] })
}

/** The device for all language models; those that run on another are loaded again. */
export function setDevicePreference(store: Store, device: DevicePreference): void {
  change(store, { device })
}

/** Makes a failed or cancelled language model idle: the load effect takes it up again. */
export function retryScorer(store: Store, scorer: string): void {
  setScorerStatuses(store, { [scorer]: { status: 'idle' } })
}

/** The status of several language models in one change. */
export function setScorerStatuses(store: Store, statuses: Readonly<Record<string, ScorerStatus>>): void {
  change(store, { scorers: { ...store.getState().session.scoring.scorers, ...statuses } })
}

/** Says of all language models that were ready that they are not: the worker that held them is gone. */
export function loseScorers(store: Store, status: ScorerStatus): void {
  const { scorers } = store.getState().session.scoring
  const lost = Object.keys(scorers).filter((scorer) => scorers[scorer]?.status === 'ready')
  if (lost.length > 0) setScorerStatuses(store, Object.fromEntries(lost.map((scorer) => [scorer, status])))
}

/** Forgets the scores of lanes that are not there any more. */
export function keepLaneScorings(store: Store, references: readonly string[]): void {
  const { lanes } = store.getState().session.scoring
  const kept = Object.entries(lanes).filter(([reference]) => references.includes(reference))
  if (kept.length < Object.keys(lanes).length) change(store, { lanes: Object.fromEntries(kept) })
}

/** The parts of several lanes in one change. */
export function setLaneScorings(store: Store, parts: Readonly<Record<string, Partial<LaneScoring>>>): void {
  const lanes: Record<string, LaneScoring> = { ...store.getState().session.scoring.lanes }
  for (const [lane, part] of Object.entries(parts)) lanes[lane] = { ...(lanes[lane] ?? emptyLaneScoring), ...part }
  change(store, { lanes })
}
