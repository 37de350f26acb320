/** What panels may ask of loaded language models: calls of the scoring worker that can be stopped. Loads nothing. */
import { loseScorers } from '../../state/actions/scoring.ts'
import type { Running, ScoringServices } from '../../state/services.ts'
import type { Store } from '../../state/store.ts'
import type { Outcome } from '../../core/tokenizers/failure.ts'
import type { ScoringService } from '../../platform/workers/scoring/protocol.ts'
import type { ScorerLoads } from './loadScorers.ts'
import type { ScoringEffect } from './scoreText.ts'

const nothing = (): void => {}

export function createScoringServices(
  store: Store,
  service: ScoringService,
  effects: { readonly loads: ScorerLoads; readonly lanes: ScoringEffect },
  assetsBase: string,
): ScoringServices {
  let count = 0

  function running<Value>(start: (requestId: string) => Promise<Outcome<Value>>): Running<Value> {
    const requestId = `panel-${(count += 1)}`
    const outcome = start(requestId).then((answer) => {
      // A worker that stopped has lost its language models: they are loaded again.
      if (!answer.ok && answer.failure.code === 'scoring-stopped') loseScorers(store, { status: 'idle' })
      return answer
    })
    return { outcome, cancel: () => void service.cancel(requestId) }
  }

  return {
    describe: (scorer, ids) => service.describe(scorer, ids),
    score: (scorer, ids, options) =>
      running((requestId) => service.score({ requestId, scorer, ids, options }, nothing)),
    scoreText: (scorer, text, options) =>
      running((requestId) => service.scoreText({ requestId, scorer, text, options }, nothing)),
    next: (scorer, contexts) => running((requestId) => service.next({ requestId, scorer, contexts })),
    continue: (request, onToken) => running((requestId) => service.continue({ ...request, requestId }, onToken)),
    lab: (request, onStep) => running((requestId) => service.lab({ ...request, requestId }, onStep)),
    inspect: (scorer) => {
      const { hubAddress, hubToken } = store.getState().session
      return running((requestId) =>
        service.inspect({ requestId, scorer, settings: { assetsBase, hubAddress, hubToken } }),
      )
    },
    cancelLoad: (scorer) => effects.loads.cancel(scorer),
    retryLanes: () => effects.lanes.retry(),
    cached: () => service.cached(),
    removeCached: (scorer) => service.removeCached(scorer),
  }
}
