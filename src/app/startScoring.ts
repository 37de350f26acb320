/** Composes what scores: the worker's client and its effects. A part of its own, fetched when wanted. */
import type { OfflineEffects } from './effects/offline/offlineServices.ts'
import { startLanguageModelLoads } from './effects/loadLanguageModels.ts'
import { startScoring } from './effects/scoreText.ts'
import type { Scoring } from './effects/scoringServices.ts'
import type { Store } from '../state/store.ts'
import { createScoringClient } from '../platform/workers/scoring/client.ts'

/** `offline`: may load the page again first, so that it is isolated. */
export async function composeScoring(
  store: Store,
  assetsBase: string,
  offline: () => Promise<OfflineEffects | null>,
): Promise<Scoring> {
  await (await offline())?.isolate()
  const service = createScoringClient(
    () => new Worker(new URL('./workers/scoring.worker.ts', import.meta.url), { type: 'module', name: 'scoring' }),
  )
  return { service, loads: startLanguageModelLoads(store, service, assetsBase), lanes: startScoring(store, service) }
}
