/** Composes what scores: the worker's client, its effects and the services on top. A part of its own, fetched when wanted. */
import { startScorerLoads } from '../effects/loadScorers.ts'
import { startScoring } from '../effects/scoreText.ts'
import { createScoringServices } from '../effects/scoringServices.ts'
import type { ScoringServices } from '../state/services.ts'
import type { Store } from '../state/store.ts'
import { createScoringClient } from '../workers/scoringClient.ts'

export function composeScoring(store: Store, assetsBase: string): ScoringServices {
  const client = createScoringClient()
  const effects = { loads: startScorerLoads(store, client, assetsBase), lanes: startScoring(store, client) }
  return createScoringServices(store, client, effects, assetsBase)
}
