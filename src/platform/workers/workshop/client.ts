/**
 * The page's side of the workshop worker: loads a tokenizer in it before the first call that is about it. A worker that
 * broke is started again with the next call.
 */
import type { DecodedIds } from '../../../core/steps/decodeIds.ts'
import type { VariantChoices } from '../../../core/tokenizers/variants/choices.ts'
import type { VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import type { EncodeOptions, TokenId } from '../../../core/tokenizers/encoding.ts'
import type { VocabularyComparison } from '../../../core/vocabulary/compareVocabularies.ts'
import type { VocabularyQuery } from '../../../core/vocabulary/query.ts'
import type { Unreached } from '../../../core/vocabulary/reach.ts'
import type { VocabularySummary } from '../../../core/vocabulary/summary.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { forwardCalls } from '../calls.ts'
import { createPatternSilence } from '../patternSilence.ts'
import { createTokenizerLoads, noTokenizers, type HeldTokenizers, type WorkerTokenizer } from '../tokenizerLoads.ts'
import { createWorkerLink } from '../workerLink.ts'
import type { Running } from '../stoppableCalls.ts'
import {
  workshopCalls,
  type OriginsOfEntry,
  type TracedModel,
  type TracedText,
  type WorkshopService,
} from './protocol.ts'

/** Failures of every call: `worker-stopped`, and those of loading the tokenizer. */
export interface WorkshopClient {
  traceText(tokenizer: WorkerTokenizer, text: string, options: EncodeOptions): Promise<Outcome<TracedText>>
  traceModel(tokenizer: WorkerTokenizer, piece: string): Promise<Outcome<TracedModel>>
  openVocabulary(tokenizer: WorkerTokenizer): Promise<Outcome<VocabularySummary>>
  /** By an expression of the reader's that takes too long, `worker-stopped`. */
  findEntries(tokenizer: WorkerTokenizer, query: VocabularyQuery): Promise<Outcome<Uint32Array>>
  describeEntries(tokenizer: WorkerTokenizer, ids: readonly TokenId[]): Promise<Outcome<readonly VocabularyEntry[]>>
  originsOf(tokenizer: WorkerTokenizer, id: TokenId): Promise<Outcome<OriginsOfEntry>>
  decodeIds(tokenizer: WorkerTokenizer, ids: readonly TokenId[]): Promise<Outcome<DecodedIds>>
  findUnreached(tokenizer: WorkerTokenizer, onDone: (done: number) => void): Running<readonly Unreached[]>
  compareVocabularies(tokenizer: WorkerTokenizer, other: WorkerTokenizer): Promise<Outcome<VocabularyComparison>>
  variantChoices(original: WorkerTokenizer): Promise<Outcome<VariantChoices>>
  /** With a pattern of the reader's that takes too long, `worker-stopped`. */
  tryVariant(
    original: WorkerTokenizer,
    variant: string,
    text: string,
    options: EncodeOptions,
  ): Promise<Outcome<VariantTrial>>
}

/** @param createWorker the project's worker by default */
export function createWorkshopClient(
  createWorker = (): Worker =>
    new Worker(new URL('./workshop.worker.ts', import.meta.url), { type: 'module', name: 'workshop' }),
): WorkshopClient {
  let requests = 0
  const link = createWorkerLink<WorkshopService, HeldTokenizers>({
    ...createPatternSilence(),
    createWorker,
    createKnown: noTokenizers,
    stoppedAs: 'worker-stopped',
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
  })
  const calls = forwardCalls<WorkshopService, HeldTokenizers>(workshopCalls, link)
  const load = createTokenizerLoads(link, {
    addFile: calls.addFile,
    load: (tokenizer) => calls.load({ ...tokenizer, requestId: `workshop-load-${(requests += 1)}` }),
    timeoutMs: workshopCalls.load.timeoutMs,
  })

  async function withTokenizer<Value>(
    tokenizer: WorkerTokenizer,
    work: (reference: string) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const ready = await load(tokenizer)
    return ready.ok ? work(tokenizer.reference) : ready
  }

  const newId = (): string => `workshop-${(requests += 1)}`

  return {
    traceText: (tokenizer, text, options) =>
      withTokenizer(tokenizer, (reference) => calls.traceText(reference, text, options)),
    traceModel: (tokenizer, piece) => withTokenizer(tokenizer, (reference) => calls.traceModel(reference, piece)),
    decodeIds: (tokenizer, ids) => withTokenizer(tokenizer, (reference) => calls.decodeIds(reference, ids)),
    openVocabulary: (tokenizer) =>
      withTokenizer(tokenizer, (reference) => calls.openVocabulary({ requestId: newId(), reference })),
    findEntries: (tokenizer, query) =>
      withTokenizer(tokenizer, async (reference) => {
        if (query.searchBy !== 'pattern' || query.search === '')
          return calls.findEntries({ requestId: newId(), reference, query })
        // The list is made before, so that the time that the search may take is its own.
        const opened = await calls.openVocabulary({ requestId: newId(), reference })
        return opened.ok ? calls.matchEntries(reference, query) : opened
      }),
    describeEntries: (tokenizer, ids) => withTokenizer(tokenizer, (reference) => calls.describeEntries(reference, ids)),
    originsOf: (tokenizer, id) => withTokenizer(tokenizer, (reference) => calls.originsOf(reference, id)),
    findUnreached(tokenizer, onDone) {
      const requestId = newId()
      return {
        outcome: withTokenizer(tokenizer, (reference) => calls.findUnreached({ requestId, reference }, onDone)),
        cancel: () => void calls.cancel(requestId),
      }
    },
    variantChoices: (original) => withTokenizer(original, (reference) => calls.variantChoices(reference)),
    tryVariant: (original, variant, text, options) =>
      withTokenizer(original, () => calls.tryVariant(variant, text, options)),
    compareVocabularies: (tokenizer, other) =>
      withTokenizer(tokenizer, (reference) =>
        withTokenizer(other, (second) => calls.compareVocabularies({ requestId: newId(), reference, other: second })),
      ),
  }
}
