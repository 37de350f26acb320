/**
 * A page with the scoring client and nothing else, for the browser tests of the engine: calls stand on the global object,
 * with plain arrays in place of typed ones, which do not cross to the test.
 */
import type { DevicePreference, LoadedLanguageModel } from '../../../src/core/scores/languageModel.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import { createScoringClient } from '../../../src/platform/workers/scoring/client.ts'
import type { LanguageModelProgress } from '../../../src/platform/workers/scoring/protocol.ts'

const workers: Worker[] = []
const client = createScoringClient(() => {
  const worker = new Worker(new URL('../../../src/app/workers/scoring.worker.ts', import.meta.url), {
    type: 'module',
    name: 'scoring',
  })
  workers.push(worker)
  return worker
})
const moved: LoadedLanguageModel[] = []
const progress: LanguageModelProgress[] = []
void client.watch((_, loaded) => moved.push(loaded))

interface LoadOptions {
  readonly languageModel: string
  readonly device: DevicePreference
  readonly threads: number | null
  readonly dtype?: string
  readonly hubAddress?: string
  readonly hubToken?: string
}

const engine = {
  isolated: () => globalThis.crossOriginIsolated,
  moved: () => moved,
  progress: () => progress,
  workers: () => workers.length,
  load: ({
    languageModel,
    device,
    threads,
    dtype,
    hubAddress,
    hubToken,
  }: LoadOptions): Promise<Outcome<LoadedLanguageModel>> =>
    client.load(
      {
        requestId: `load ${languageModel}`,
        languageModel,
        settings: {
          assetsBase: document.baseURI,
          hubAddress: hubAddress ?? 'http://hub.invalid',
          hubToken: hubToken ?? null,
        },
        device,
        dtype: dtype ?? null,
        threads,
      },
      (step) => progress.push(step),
    ),
  unload: (languageModel: string) => client.unload(languageModel),
  cancelLoad: (languageModel: string) => client.cancel(`load ${languageModel}`),
  inspect: (languageModel: string, hubAddress: string) =>
    client.inspect({
      requestId: 'inspect',
      languageModel,
      settings: { assetsBase: document.baseURI, hubAddress, hubToken: null },
    }),
  cached: () => client.cached(),
  removeCached: (languageModel: string) => client.removeCached(languageModel),
  async score(languageModel: string, ids: readonly number[]) {
    const options = { begin: true, topK: 5, stride: null }
    const outcome = await client.score(
      { requestId: 'score', languageModel, ids: Uint32Array.from(ids), options },
      () => {},
    )
    if (!outcome.ok) return outcome
    const { logProbability, rank, topIds } = outcome.value
    return {
      ok: true,
      value: { logProbability: Array.from(logProbability), rank: Array.from(rank), topIds: Array.from(topIds) },
    }
  },
  async continueText(languageModel: string, text: string, mostTokens: number) {
    const ids: number[] = []
    const request = {
      requestId: 'continue',
      languageModel,
      prompt: { text },
      begin: true,
      sampling: null,
      mostTokens,
      mostBytes: null,
    }
    const outcome = await client.continue(request, ({ id }) => ids.push(id))
    return { outcome, ids }
  },
  /** As when the browser ends a worker that took too much memory. */
  kill: () => workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true })),
}

export type Engine = typeof engine

Object.assign(globalThis, { engine })
