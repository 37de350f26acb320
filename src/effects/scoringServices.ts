/** What panels may ask of loaded language models: calls of the scoring worker that can be stopped. Loads nothing. */
import type { Running, ScoringServices } from '../state/services.ts'
import type { Store } from '../state/store.ts'
import type { Outcome } from '../tokenizers/failure.ts'
import type { ScoringService } from '../workers/scoringProtocol.ts'
import type { ScorerLoads } from './loadScorers.ts'

const nothing = (): void => {}

export function createScoringServices(store: Store, service: ScoringService, loads: ScorerLoads, assetsBase: string): ScoringServices {
  let count = 0

  function running<Value>(start: (requestId: string) => Promise<Outcome<Value>>): Running<Value> {
    const requestId = `panel-${(count += 1)}`
    return { outcome: start(requestId), cancel: () => void service.cancel(requestId) }
  }

  return {
    describe: (scorer, ids) => service.describe(scorer, ids),
    score: (scorer, ids, options) => running((requestId) => service.score({ requestId, scorer, ids, options }, nothing)),
    scoreText: (scorer, text, options) => running((requestId) => service.scoreText({ requestId, scorer, text, options }, nothing)),
    next: (scorer, contexts) => running((requestId) => service.next({ requestId, scorer, contexts })),
    continue: (request, onToken) => running((requestId) => service.continue({ ...request, requestId }, onToken)),
    inspect: (scorer) => {
      const { hubAddress, hubToken } = store.getState().session
      return running((requestId) => service.inspect({ requestId, scorer, settings: { assetsBase, hubAddress, hubToken } }))
    },
    cancelLoad: (scorer) => loads.cancel(scorer),
    cached: () => service.cached(),
    removeCached: (scorer) => service.removeCached(scorer),
  }
}
