/**
 * The page's side of the tokenization worker: the same service, over messages. When the worker breaks, every call that
 * waits ends with the failure `worker-stopped`, and the next call starts a new worker, in which nothing is loaded: an
 * encoding by tokenizers that it lost also ends with `worker-stopped`, so that they are loaded again. A worker that is
 * silent for long counts as broken. Inside a regular expression of a reader's file it is silent for less, since it says
 * before which it is: the failure `worker-stopped` then has {reference, pattern} too.
 */
import * as Comlink from 'comlink'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import type {
  LaneEvent,
  LaneEvents,
  PatternNotice,
  ReaderFile,
  RemoteTokenizationService,
  TokenizationService,
} from './protocol.ts'
import { createWorkerLink } from '../workerLink.ts'

/** How long the worker may be silent: encoding lets messages in many times a second; building a tokenizer does not. */
const ENCODING_TIMEOUT_MS = 10_000
const BUILDING_TIMEOUT_MS = 60_000
/** The same inside one search for a pattern of a file: a little for the search, and what the longest text can need. */
const MATCHING_TIMEOUT_MS = 3000
const MATCHED_UNITS_A_MILLISECOND = 10_000

export interface TokenizationClient extends TokenizationService {
  /** Stops the worker; what waits ends with `worker-stopped`. */
  restart(): void
  /** The reader's file of a reference; null where it is of none. */
  readerFile(reference: string): ReaderFile | null
}

/** Whether a message is events; else it is Comlink's. */
function isLaneEvents(message: unknown): message is LaneEvents {
  return typeof message === 'object' && message !== null && 'events' in message
}

function isPatternNotice(message: unknown): message is PatternNotice {
  return typeof message === 'object' && message !== null && 'matched' in message
}

/** @param createWorker the project's worker by default */
export function createTokenizationClient(
  createWorker = (): Worker =>
    new Worker(new URL('./tokenization.worker.ts', import.meta.url), { type: 'module', name: 'tokenization' }),
): TokenizationClient {
  /** The reader's files, given again to a worker that was started anew. */
  const files = new Map<string, ReaderFile>()
  /** Who is told of the events of the encodings that run, by request id. */
  const listeners = new Map<string, (events: readonly LaneEvent[]) => void>()
  /** The pattern for which the worker searches. */
  let matched: PatternNotice['matched'] = null
  const link = createWorkerLink<RemoteTokenizationService, Set<string>>({
    createWorker,
    /** References that the worker has loaded. */
    createKnown: () => new Set(),
    stoppedAs: 'worker-stopped',
    onStart: () => (matched = null),
    longestSilence: () =>
      matched === null ? Infinity : MATCHING_TIMEOUT_MS + matched.units / MATCHED_UNITS_A_MILLISECOND,
    blame: () => (matched === null ? {} : { reference: matched.reference, pattern: matched.pattern }),
    onMessage: (message) => {
      if (isPatternNotice(message)) matched = message.matched
      if (isLaneEvents(message)) listeners.get(message.requestId)?.(message.events)
    },
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
  })

  function call<Value>(
    work: (service: Comlink.Remote<RemoteTokenizationService>, loaded: Set<string>) => Promise<Outcome<Value>>,
    patience = ENCODING_TIMEOUT_MS,
  ): Promise<Outcome<Value>> {
    return link.call(({ service, known }) => work(service, known), patience)
  }

  return {
    load: async (request, onProgress) => {
      const file = files.get(request.reference)
      if (file !== undefined) {
        const added = await call((service) => service.addFile(file), BUILDING_TIMEOUT_MS)
        if (!added.ok) return added
      }
      return call(async (service, loaded) => {
        const outcome = await service.load(request, Comlink.proxy(onProgress))
        if (outcome.ok) loaded.add(request.reference)
        return outcome
      }, BUILDING_TIMEOUT_MS)
    },
    addFile: async (file) => {
      const added = await call(async (service, loaded) => {
        const outcome = await service.addFile(file)
        if (outcome.ok) loaded.add(outcome.value.reference)
        return outcome
      }, BUILDING_TIMEOUT_MS)
      if (added.ok) files.set(added.value.reference, file)
      return added
    },
    unload: async (reference) => {
      files.delete(reference)
      const running = link.running()
      running?.known.delete(reference)
      await running?.service.unload(reference)
    },
    encode: (request, onEvents) =>
      call(async (service, loaded) => {
        const lost = request.lanes.filter((lane) => !loaded.has(lane))
        if (lost.length > 0) return fail('worker-stopped', { detail: `not loaded in this worker: ${lost.join(', ')}` })
        listeners.set(request.requestId, onEvents)
        try {
          return await service.encode(request)
        } finally {
          listeners.delete(request.requestId)
        }
      }),
    measure: (request) => call((service) => service.measure(request)),
    describe: (reference, ids) => call((service) => service.describe(reference, ids)),
    countSegmentations: (reference, text) => call((service) => service.countSegmentations(reference, text)),
    cancel: async (requestId) => {
      await link.running()?.service.cancel(requestId)
    },
    readerFile: (reference) => files.get(reference) ?? null,
    restart: () => link.stop('the page stopped it'),
  }
}
