/**
 * The page's side of the tokenization worker: the same service, over messages. When the worker breaks, every call that
 * waits ends with the failure `worker-stopped`, and the next call starts a new worker, in which nothing is loaded: an
 * encoding by tokenizers that it lost also ends with `worker-stopped`, so that they are loaded again. A worker that is
 * silent for long counts as broken; in a regular expression of a reader's file, sooner (`patternSilence.ts`).
 */
import { originalOf } from '../../../core/tokenizers/reference.ts'
import { forwardCalls } from '../calls.ts'
import { createPatternSilence } from '../patternSilence.ts'
import { createWorkerLink } from '../workerLink.ts'
import {
  tokenizationCalls,
  type LaneEvent,
  type LaneEvents,
  type ReaderFile,
  type RemoteTokenizationService,
  type TokenizationService,
} from './protocol.ts'

export interface TokenizationClient extends TokenizationService {
  /** Stops the worker; what waits ends with `worker-stopped`. */
  restart(): void
  /** The reader's file of a reference; null if it is of none. */
  readerFile(reference: string): ReaderFile | null
}

/** Whether a message is events; else it is Comlink's. */
function isLaneEvents(message: unknown): message is LaneEvents {
  return typeof message === 'object' && message !== null && 'events' in message
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
  const silence = createPatternSilence()
  const link = createWorkerLink<RemoteTokenizationService, null>({
    ...silence,
    createWorker,
    createKnown: () => null,
    stoppedAs: 'worker-stopped',
    onMessage: (message) => {
      silence.onMessage(message)
      if (isLaneEvents(message)) listeners.get(message.requestId)?.(message.events)
    },
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
  })
  const calls = forwardCalls<RemoteTokenizationService, null>(tokenizationCalls, link)

  return {
    ...calls,
    load: async (request, onProgress) => {
      const file = files.get(originalOf(request.reference))
      if (file !== undefined) {
        const added = await calls.addFile(file)
        if (!added.ok) return added
      }
      return calls.load(request, onProgress)
    },
    addFile: async (file) => {
      const added = await calls.addFile(file)
      if (added.ok) files.set(added.value.reference, file)
      return added
    },
    unload: (reference) => {
      files.delete(reference)
      return calls.unload(reference)
    },
    encode: async (request, onEvents) => {
      listeners.set(request.requestId, onEvents)
      try {
        return await calls.encode(request)
      } finally {
        listeners.delete(request.requestId)
      }
    },
    readerFile: (reference) => files.get(reference) ?? null,
    restart: () => link.stop('the page stopped it'),
  }
}
