/** Changes of what is scored by which language model. The effects call those of the second half. */
import type { DevicePreference } from '../../core/scores/languageModel.ts'
import type { LaneScoring, LanguageModelStatus, ScoringSession } from '../scoring.ts'
import { emptyLaneScoring } from '../scoring.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'

function change(store: Store, part: Partial<ScoringSession>): void {
  store.setState(({ session }) => ({ session: { ...session, scoring: { ...session.scoring, ...part } } }))
}

/** Adds a language model to those that score, and agrees to its download; one that is there already stays where it is. */
export function addLanguageModel(store: Store, languageModel: string, dtype: string | null = null): void {
  const { languageModels, dtypes } = store.getState().comparison.scoring
  setOptions(store, 'scoring', {
    languageModels: languageModels.includes(languageModel) ? languageModels : [...languageModels, languageModel],
    dtypes: dtype === null ? dtypes : { ...dtypes, [languageModel]: dtype },
  })
  // Last, so that it is loaded with the precision that was chosen.
  allowLanguageModel(store, languageModel)
}

/** What was loaded stays loaded, for the case that it is chosen again. */
export function removeLanguageModel(store: Store, languageModel: string): void {
  const { languageModels, excess } = store.getState().comparison.scoring
  setOptions(store, 'scoring', {
    languageModels: languageModels.filter((other) => other !== languageModel),
    excess: excess === languageModel ? null : excess,
  })
}

/** Agrees that a hub model is fetched, in this visit. */
export function allowLanguageModel(store: Store, languageModel: string): void {
  const { allowed } = store.getState().session.scoring
  if (!allowed.includes(languageModel)) change(store, { allowed: [...allowed, languageModel] })
}

/** Lets a language model read a text of so many bytes by bytes, however long that takes. */
export function allowReading(store: Store, languageModel: string, bytes: number): void {
  const { readable } = store.getState().session.scoring
  change(store, { readable: { ...readable, [languageModel]: Math.max(bytes, readable[languageModel] ?? 0) } })
}

/** Loads a language model that scores no lane: for the Bias lab, or to continue a text. Agrees to its download. */
export function wantLanguageModel(store: Store, languageModel: string): void {
  const { wanted } = store.getState().session.scoring
  allowLanguageModel(store, languageModel)
  if (!wanted.includes(languageModel)) change(store, { wanted: [...wanted, languageModel] })
}

/** The device for all language models; those that run on another are loaded again. */
export function setDevicePreference(store: Store, device: DevicePreference): void {
  change(store, { device })
}

/** Makes a failed or cancelled language model idle: the load effect takes it up again. */
export function retryLanguageModel(store: Store, languageModel: string): void {
  setLanguageModelStatuses(store, { [languageModel]: { status: 'idle' } })
}

/** The status of several language models in one change. */
export function setLanguageModelStatuses(store: Store, statuses: Readonly<Record<string, LanguageModelStatus>>): void {
  change(store, { languageModels: { ...store.getState().session.scoring.languageModels, ...statuses } })
}

/** Says of all language models that were ready that they are not: the worker that held them is gone. */
export function loseLanguageModels(store: Store, status: LanguageModelStatus): void {
  const { languageModels } = store.getState().session.scoring
  const lost = Object.keys(languageModels).filter((languageModel) => languageModels[languageModel]?.status === 'ready')
  if (lost.length > 0)
    setLanguageModelStatuses(store, Object.fromEntries(lost.map((languageModel) => [languageModel, status])))
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
