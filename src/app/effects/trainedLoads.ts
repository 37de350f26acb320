/**
 * Loads of tokenizers that a link names by their recipe: trained again if their file is not there, one after the other, and then
 * loaded as a file. Fetched with the first such load.
 */
import { isTopDown } from '../../core/training/names.ts'
import { parseRecipe, type Recipe } from '../../core/training/recipe.ts'
import type { WeightedText } from '../../core/training/textCounts.ts'
import { textKey } from '../../core/text/textKey.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { originalOf, parseReference } from '../../core/tokenizers/reference.ts'
import { recipeName } from '../../core/tokenizers/trainedRecipe.ts'
import { SharedLoads, type LoadWatch } from '../../platform/tokenizers/sharedLoads.ts'
import type { TokenizationClient } from '../../platform/workers/tokenization/client.ts'
import type { LoadedTokenizer, LoadProgress, LoadRequest } from '../../platform/workers/tokenization/protocol.ts'
import type { Store } from '../../state/store.ts'
import { wantedOf, type TrainingServices } from '../../state/trainingServices.ts'

export interface TrainedLoads {
  /** Failures: those of training and of the file; `training-text` and `recipe-differs` {what}. */
  load(request: LoadRequest, onProgress: (progress: LoadProgress) => void): Promise<Outcome<LoadedTokenizer>>
  cancel(requestId: string): void
}

export type TrainedLoadsParts = Pick<TokenizationClient, 'addFile' | 'load' | 'readerFile' | 'unload'>

export function createTrainedLoads(
  store: Store,
  client: TrainedLoadsParts,
  training: Pick<TrainingServices, 'declaration' | 'train'>,
): TrainedLoads {
  const shared = new SharedLoads<null>()
  const controllers = new Map<string, AbortController>()
  /** Ends with the training before: each takes a processor. */
  let queue: Promise<unknown> = Promise.resolve()

  function enqueue(original: string, watch: LoadWatch): Promise<Outcome<null>> {
    const outcome = queue.then(() => (watch.signal.aborted ? fail('cancelled') : train(original, watch)))
    queue = outcome.catch(() => {})
    return outcome
  }

  async function textsOf({ text }: Recipe, name: string): Promise<Outcome<readonly WeightedText[]>> {
    if (text.kind === 'screen') {
      const shown = store.getState().comparison.text
      return textKey(shown) === text.key ? succeed([{ text: shown, weight: 1 }]) : fail('training-text', { what: name })
    }
    const texts: WeightedText[] = []
    for (const { code, weight } of text.languages) {
      const read = await training.declaration(code)
      if (!read.ok) return read
      texts.push({ text: read.value, weight })
    }
    return succeed(texts)
  }

  async function train(original: string, { signal, onProgress }: LoadWatch): Promise<Outcome<null>> {
    const parsed = parseReference(original)
    const spelled = parsed?.kind === 'trained' ? parsed.recipe : ''
    const recipe = parseRecipe(spelled)
    if (recipe === null) return fail('bad-reference', { what: original })
    const name = recipeName(spelled)
    const texts = await textsOf(recipe, name)
    if (!texts.ok) return texts
    // Of a base or from the top down, the size that is wanted says nothing of how far it is.
    const all = recipe.base === null && !isTopDown(recipe.algorithm) ? recipe.size : null
    const running = training.train(texts.value, wantedOf(recipe, recipe.base ?? ''), (news) =>
      onProgress(name, news.size, all),
    )
    signal.addEventListener('abort', running.cancel)
    const trained = await running.outcome
    signal.removeEventListener('abort', running.cancel)
    if (!trained.ok) return trained
    const file = { name, bytes: trained.value.bytes, beside: [], tiktokenPattern: null, recipe: spelled }
    const added = await client.addFile(file)
    if (!added.ok) return added
    if (added.value.reference === original) return succeed(null)
    await client.unload(added.value.reference)
    return fail('recipe-differs', { what: name })
  }

  return {
    async load(request, onProgress) {
      const original = originalOf(request.reference)
      if (client.readerFile(original) === null) {
        const controller = new AbortController()
        controllers.set(request.requestId, controller)
        const watch: LoadWatch = {
          signal: controller.signal,
          onProgress: (file, loadedBytes, totalBytes) =>
            onProgress({ phase: 'training', file, loadedBytes, totalBytes }),
        }
        const trained = await shared.join(original, watch, (together) => enqueue(original, together))
        controllers.delete(request.requestId)
        if (!trained.ok) return trained
      }
      return client.load(request, onProgress)
    },
    cancel: (requestId) => controllers.get(requestId)?.abort(),
  }
}
