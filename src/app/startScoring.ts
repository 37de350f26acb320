/** Composes what scores: the worker's client, its effects and the services on top. A part of its own, fetched when wanted. */
import type { OfflineEffects } from './effects/offline/offlineServices.ts'
import { startLanguageModelLoads } from './effects/loadLanguageModels.ts'
import { startScoring } from './effects/scoreText.ts'
import { createScoringServices } from './effects/scoringServices.ts'
import type { ScoringServices } from '../state/services.ts'
import type { Store } from '../state/store.ts'
import { createScoringClient } from '../platform/workers/scoring/client.ts'

/** `offline`: may load the page again first, so that it is isolated. */
export async function composeScoring(
  store: Store,
  assetsBase: string,
  offline: () => Promise<OfflineEffects | null>,
): Promise<ScoringServices> {
  await (await offline())?.isolate()
  const client = createScoringClient(
    () => new Worker(new URL('./workers/scoring.worker.ts', import.meta.url), { type: 'module', name: 'scoring' }),
  )
  const effects = { loads: startLanguageModelLoads(store, client, assetsBase), lanes: startScoring(store, client) }
  return createScoringServices(store, client, effects, assetsBase)
}
