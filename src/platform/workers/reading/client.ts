/**
 * The page's side of reading: a worker for each thing that a reader opens, stopped when it is read or cancelled. That of a
 * corpus keeps its texts until the corpus is closed; if it breaks, the files are read again when a text is next wanted.
 */
import type { ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import type { LimitedKind } from '../../../core/text/fileLimits.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { TextFile } from './decodeText.ts'
import { forwardCalls } from '../calls.ts'
import { createWorkerLink, type WorkerLink } from '../workerLink.ts'
import {
  CORPUS,
  readingCalls,
  type OpenedFile,
  type ReadCorpusRequest,
  type ReadingProgress,
  type ReadingService,
  type Understanding,
} from './protocol.ts'

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

type Link = WorkerLink<ReadingService, null>

/** @param createWorker the project's worker by default */
export function createReadingClient(
  createWorker = (): Worker =>
    new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module', name: 'reading' }),
): ReadingClient {
  const newLink = (): Link =>
    createWorkerLink<ReadingService, null>({
      createWorker,
      createKnown: () => null,
      stoppedAs: 'worker-stopped',
      ping: (service) => service.ping(),
    })

  const callsOf = (link: Link): ReadingService => forwardCalls<ReadingService, null>(readingCalls, link)

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
    work: (calls: ReadingService) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const link = newLink()
    const outcome = await cancellable(link, signal, () => work(callsOf(link)))
    link.stop('it is done')
    return outcome
  }

  return {
    readText: (file, signal, onProgress) => once(signal, (calls) => calls.readText(file, onProgress)),
    readFile: (file, kind, signal, onProgress) => once(signal, (calls) => calls.readFile(file, kind, onProgress)),
    async readCorpus(request, signal, onProgress) {
      const link = newLink()
      let { assigned } = request
      let isClosed = false
      const calls = callsOf(link)
      const read = (tell: OnReading) => calls.readCorpus({ ...request, assigned }, tell)
      const outcome = await cancellable(link, signal, () => read(onProgress))
      if (!outcome.ok) {
        link.stop('nothing was read')
        return outcome
      }
      /** In a worker that was started anew, the corpus is read again first. */
      async function open<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
        if (isClosed) return fail('cancelled')
        if (link.running()?.loaded.has(CORPUS) !== true) {
          const again = await read(() => {})
          if (!again.ok) return again
        }
        return work()
      }
      const corpus: OpenCorpus = {
        assign: async (next) => {
          assigned = next
          return open(() => calls.assign(next))
        },
        textOf: (id) => open(() => calls.textOf(id)),
        close: () => {
          isClosed = true
          link.stop('the corpus was closed')
        },
      }
      return { ok: true, value: { understanding: outcome.value, corpus } }
    },
  }
}
