/**
 * The page's side of reading: a worker for each thing that a reader opens, stopped when it is read or cancelled. That of a
 * corpus keeps its texts until the corpus is closed; if it breaks, the files are read again when a text is next wanted.
 */
import * as Comlink from 'comlink'
import type { ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import type { LimitedKind } from '../../../core/text/fileLimits.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { TextFile } from './decodeText.ts'
import type { OpenedFile, ReadCorpusRequest, ReadingProgress, ReadingService, Understanding } from './protocol.ts'
import { createWorkerLink, type WorkerLink } from '../workerLink.ts'

/** How long a worker may be silent: what is understood at once may be hundreds of megabytes. */
const READING_TIMEOUT_MS = 120_000

export type OnReading = (progress: ReadingProgress) => void

export interface OpenCorpus {
  assign(assigned: ReadCorpusRequest['assigned']): Promise<Outcome<Understanding>>
  textOf(id: string): Promise<Outcome<ParallelText>>
  close(): void
}

export interface ReadingClient {
  /** Ends with `cancelled` when the signal is aborted, as the others do. */
  readText(file: OpenedFile, signal: AbortSignal, onProgress: OnReading): Promise<Outcome<TextFile>>
  readFile(
    file: OpenedFile,
    kind: LimitedKind,
    signal: AbortSignal,
    onProgress: OnReading,
  ): Promise<Outcome<ArrayBuffer>>
  readCorpus(
    request: ReadCorpusRequest,
    signal: AbortSignal,
    onProgress: OnReading,
  ): Promise<Outcome<{ readonly understanding: Understanding; readonly corpus: OpenCorpus }>>
}

/** What a worker holds. */
interface Held {
  hasCorpus: boolean
}

type Link = WorkerLink<ReadingService, Held>

/** @param createWorker the project's worker by default */
export function createReadingClient(
  createWorker = (): Worker =>
    new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module', name: 'reading' }),
): ReadingClient {
  const newLink = (): Link =>
    createWorkerLink<ReadingService, Held>({
      createWorker,
      createKnown: () => ({ hasCorpus: false }),
      stoppedAs: 'worker-stopped',
      ping: (service) => service.ping(),
    })

  async function cancellable<Value>(
    link: Link,
    signal: AbortSignal,
    work: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const stop = (): void => link.stop('it was cancelled')
    signal.addEventListener('abort', stop)
    try {
      const outcome = signal.aborted ? fail('cancelled') : await work()
      return signal.aborted ? fail('cancelled') : outcome
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  async function once<Value>(
    signal: AbortSignal,
    work: (service: Comlink.Remote<ReadingService>) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const link = newLink()
    const outcome = await cancellable(link, signal, () => link.call(({ service }) => work(service), READING_TIMEOUT_MS))
    link.stop('it is done')
    return outcome
  }

  return {
    readText: (file, signal, onProgress) =>
      once(signal, (service) => service.readText(file, Comlink.proxy(onProgress))),
    readFile: (file, kind, signal, onProgress) =>
      once(signal, (service) => service.readFile(file, kind, Comlink.proxy(onProgress))),
    async readCorpus(request, signal, onProgress) {
      const link = newLink()
      let { assigned } = request
      let isClosed = false
      const read = (tell: OnReading) =>
        link.call(async ({ service, known }) => {
          const outcome = await service.readCorpus({ ...request, assigned }, Comlink.proxy(tell))
          if (outcome.ok) known.hasCorpus = true
          return outcome
        }, READING_TIMEOUT_MS)
      const outcome = await cancellable(link, signal, () => read(onProgress))
      if (!outcome.ok) {
        link.stop('nothing was read')
        return outcome
      }
      /** For a worker that was started anew. */
      async function open<Value>(
        work: (service: Comlink.Remote<ReadingService>) => Promise<Outcome<Value>>,
      ): Promise<Outcome<Value>> {
        if (isClosed) return fail('cancelled')
        if (link.running()?.known.hasCorpus !== true) {
          const again = await read(() => {})
          if (!again.ok) return again
        }
        return link.call(({ service }) => work(service), READING_TIMEOUT_MS)
      }
      const corpus: OpenCorpus = {
        assign: async (next) => {
          assigned = next
          return open((service) => service.assign(next))
        },
        textOf: (id) => open((service) => service.textOf(id)),
        close: () => {
          isClosed = true
          link.stop('the corpus was closed')
        },
      }
      return { ok: true, value: { understanding: outcome.value, corpus } }
    },
  }
}
