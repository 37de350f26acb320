/**
 * What panels may ask of loaded language models: the calls of the scoring worker, as work that can be stopped. Scoring is
 * fetched and started when it is first wanted: by a panel that scores, or by a call. What is asked before it is there waits
 * for it. Loads and scores nothing itself.
 */
import { loseLanguageModels } from '../../state/actions/scoring.ts'
import { scoringPanels } from '../../state/scoring.ts'
import type { ScoringServices } from '../../state/services.ts'
import type { AppState, Store } from '../../state/store.ts'
import { lateCalls } from '../../platform/workers/calls.ts'
import { scoringCalls, type ScoringService } from '../../platform/workers/scoring/protocol.ts'
import { stoppableCalls } from '../../platform/workers/stoppableCalls.ts'
import type { LanguageModelLoads } from './loadLanguageModels.ts'
import type { ScoringEffect } from './scoreText.ts'

/** Scoring as it was started. */
export interface Scoring {
  readonly service: ScoringService
  readonly loads: Pick<LanguageModelLoads, 'cancel'>
  readonly lanes: Pick<ScoringEffect, 'retry' | 'cancel'>
}

const isWanted = ({ comparison, session }: AppState): boolean =>
  scoringPanels.has(comparison.panel) || session.scoring.wanted.length > 0

/** @param start fetches and starts scoring; called once, and again only if it was rejected */
export function createScoringServices(
  store: Store,
  start: () => Promise<Scoring>,
  assetsBase: string,
): ScoringServices {
  let started: Promise<Scoring> | null = null

  function scoring(): Promise<Scoring> {
    started ??= start().catch((error: unknown) => {
      started = null
      throw error
    })
    return started
  }

  const startIfWanted = (state: AppState): void => {
    // A panel whose own part cannot be fetched says so itself; the next change tries again.
    if (isWanted(state)) scoring().catch(() => {})
  }
  store.subscribe(startIfWanted)
  startIfWanted(store.getState())

  const service = lateCalls<ScoringService>(scoringCalls, async () => (await scoring()).service)
  const calls = stoppableCalls<ScoringService>(scoringCalls, service, 'panel', (outcome) => {
    // A worker that stopped has lost its language models: they are loaded again. If lanes were being scored, whoever scores
    // them has the first word: a text that stops the worker twice must not be begun again by what a panel asks beside it.
    if (!outcome.ok && outcome.failure.code === 'scoring-stopped')
      setTimeout(() => loseLanguageModels(store, { status: 'idle' }))
  })

  return {
    ...calls,
    inspect: (languageModel) => {
      const { hubAddress, hubToken } = store.getState().session
      return calls.inspect({ languageModel, settings: { assetsBase, hubAddress, hubToken } })
    },
    cancelLoad: (languageModel) => void scoring().then(({ loads }) => loads.cancel(languageModel)),
    retryLanes: () => void scoring().then(({ lanes }) => lanes.retry()),
    cancelLanes: () => void scoring().then(({ lanes }) => lanes.cancel()),
  }
}
