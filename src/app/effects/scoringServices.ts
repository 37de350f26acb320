/** What panels may ask of loaded language models: calls of the scoring worker that can be stopped. Loads nothing. */
import { loseLanguageModels } from '../../state/actions/scoring.ts'
import type { Running, ScoringServices } from '../../state/services.ts'
import type { Store } from '../../state/store.ts'
import type { Outcome } from '../../core/tokenizers/failure.ts'
import type { ScoringService } from '../../platform/workers/scoring/protocol.ts'
import type { LanguageModelLoads } from './loadLanguageModels.ts'
import type { ScoringEffect } from './scoreText.ts'

const nothing = (): void => {}

export function createScoringServices(
  store: Store,
  service: ScoringService,
  effects: { readonly loads: LanguageModelLoads; readonly lanes: ScoringEffect },
  assetsBase: string,
): ScoringServices {
  let count = 0

  function running<Value>(start: (requestId: string) => Promise<Outcome<Value>>): Running<Value> {
    const requestId = `panel-${(count += 1)}`
    const outcome = start(requestId).then(async (answer) => {
      if (answer.ok || answer.failure.code !== 'scoring-stopped') return answer
      // A worker that stopped has lost its language models. If lanes were being scored, whoever scores them has the first
      // word: a text that stops the worker twice must not be begun again by what a panel asks beside it.
      await new Promise((resolve) => setTimeout(resolve))
      loseLanguageModels(store, { status: 'idle' })
      return answer
    })
    return { outcome, cancel: () => void service.cancel(requestId) }
  }

  return {
    describe: (languageModel, ids) => service.describe(languageModel, ids),
    score: (languageModel, ids, options) =>
      running((requestId) => service.score({ requestId, languageModel, ids, options }, nothing)),
    scoreText: (languageModel, text, options) =>
      running((requestId) => service.scoreText({ requestId, languageModel, text, options }, nothing)),
    next: (languageModel, contexts) => running((requestId) => service.next({ requestId, languageModel, contexts })),
    continue: (request, onToken) => running((requestId) => service.continue({ ...request, requestId }, onToken)),
    lab: (request, onStep) => running((requestId) => service.lab({ ...request, requestId }, onStep)),
    inspect: (languageModel) => {
      const { hubAddress, hubToken } = store.getState().session
      return running((requestId) =>
        service.inspect({ requestId, languageModel, settings: { assetsBase, hubAddress, hubToken } }),
      )
    },
    cancelLoad: (languageModel) => effects.loads.cancel(languageModel),
    retryLanes: () => effects.lanes.retry(),
    cancelLanes: () => effects.lanes.cancel(),
    cached: () => service.cached(),
    removeCached: (languageModel) => service.removeCached(languageModel),
  }
}
