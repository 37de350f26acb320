/**
 * Scoring is fetched and started when it is first wanted: by a panel that scores, or by a call. What is asked before it
 * is there waits for it. Scores nothing itself.
 */
import { scoringPanels } from '../../state/scoring.ts'
import type { Running, ScoringServices } from '../../state/services.ts'
import type { AppState, Store } from '../../state/store.ts'

const isWanted = ({ comparison, session }: AppState): boolean =>
  scoringPanels.has(comparison.panel) || session.scoring.wanted.length > 0

/** @param start fetches and starts the effects of scoring; called once, and again only where it was rejected */
export function createLateScoring(store: Store, start: () => Promise<ScoringServices>): ScoringServices {
  let started: Promise<ScoringServices> | null = null

  function services(): Promise<ScoringServices> {
    started ??= start().catch((error: unknown) => {
      started = null
      throw error
    })
    return started
  }

  function running<Value>(call: (scoring: ScoringServices) => Running<Value>): Running<Value> {
    let work: Running<Value> | null = null
    let cancelled = false
    const outcome = services().then((scoring) => {
      work = call(scoring)
      if (cancelled) work.cancel()
      return work.outcome
    })
    return {
      outcome,
      cancel: () => {
        cancelled = true
        work?.cancel()
      },
    }
  }

  const startIfWanted = (state: AppState): void => {
    // A panel whose own part cannot be fetched says so itself; the next change tries again.
    if (isWanted(state)) services().catch(() => {})
  }
  store.subscribe(startIfWanted)
  startIfWanted(store.getState())

  return {
    describe: async (languageModel, ids) => (await services()).describe(languageModel, ids),
    score: (...request) => running((scoring) => scoring.score(...request)),
    scoreText: (...request) => running((scoring) => scoring.scoreText(...request)),
    next: (...request) => running((scoring) => scoring.next(...request)),
    continue: (...request) => running((scoring) => scoring.continue(...request)),
    lab: (request, onStep) => running((scoring) => scoring.lab(request, onStep)),
    inspect: (...request) => running((scoring) => scoring.inspect(...request)),
    cancelLoad: (languageModel) => void services().then((scoring) => scoring.cancelLoad(languageModel)),
    retryLanes: () => void services().then((scoring) => scoring.retryLanes()),
    cancelLanes: () => void services().then((scoring) => scoring.cancelLanes()),
    cached: async () => (await services()).cached(),
    removeCached: async (languageModel) => (await services()).removeCached(languageModel),
  }
}
