/** The services of the Workshop: its worker is fetched with the first question. */
import { fail, type Outcome } from '../../core/tokenizers/failure.ts'
import { originalOf } from '../../core/tokenizers/reference.ts'
import type { WorkshopClient } from '../../platform/workers/workshop/client.ts'
import type { WorkerTokenizer } from '../../platform/workers/tokenizerLoads.ts'
import type { Store } from '../../state/store.ts'
import type { WorkshopServices } from '../../state/workshopServices.ts'
import { workerTokenizer, type TokenizerPlaces } from './workerTokenizer.ts'

export function createWorkshopServices(
  store: Store,
  places: TokenizerPlaces,
  createClient: () => Promise<WorkshopClient>,
): WorkshopServices {
  let started: Promise<WorkshopClient> | null = null

  const tokenizerOf = (reference: string): WorkerTokenizer => workerTokenizer(store.getState(), reference, places)

  function running(): Promise<WorkshopClient> {
    started ??= createClient().catch((error: unknown) => {
      // Not kept, so that it is fetched again with the next try.
      started = null
      throw error
    })
    return started
  }

  async function ask<Value>(
    reference: string,
    work: (client: WorkshopClient, tokenizer: WorkerTokenizer) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    try {
      return await work(await running(), tokenizerOf(reference))
    } catch {
      return fail('network', { where: new URL(places.assetsBase).host })
    }
  }

  return {
    traceText: (reference, text, options) =>
      ask(reference, (client, tokenizer) => client.traceText(tokenizer, text, options)),
    traceModel: (reference, piece) => ask(reference, (client, tokenizer) => client.traceModel(tokenizer, piece)),
    decodeIds: (reference, ids) => ask(reference, (client, tokenizer) => client.decodeIds(tokenizer, ids)),
    openVocabulary: (reference) => ask(reference, (client, tokenizer) => client.openVocabulary(tokenizer)),
    findEntries: (reference, query) => ask(reference, (client, tokenizer) => client.findEntries(tokenizer, query)),
    describeEntries: (reference, ids) => ask(reference, (client, tokenizer) => client.describeEntries(tokenizer, ids)),
    originsOf: (reference, id) => ask(reference, (client, tokenizer) => client.originsOf(tokenizer, id)),
    findUnreached(reference, onDone) {
      let cancel = (): void => {}
      const outcome = ask(reference, (client, tokenizer) => {
        const check = client.findUnreached(tokenizer, onDone)
        ;({ cancel } = check)
        return check.outcome
      })
      return { outcome, cancel: () => cancel() }
    },
    variantChoices: (original) => ask(original, (client, tokenizer) => client.variantChoices(tokenizer)),
    tryVariant: (variant, text, options) =>
      ask(originalOf(variant), (client, tokenizer) => client.tryVariant(tokenizer, variant, text, options)),
    compareVocabularies: (reference, other) =>
      ask(reference, (client, tokenizer) => client.compareVocabularies(tokenizer, tokenizerOf(other))),
  }
}
