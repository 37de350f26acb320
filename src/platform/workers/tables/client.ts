/** The page's side of a table: a worker per file. To cancel stops it, and what comes next starts another. */
import { newColumnNames } from '../../../core/corpora/rows/openRows.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import { forwardCalls } from '../calls.ts'
import { createPatternSilence } from '../patternSilence.ts'
import type { OpenedFile, ReadingProgress } from '../reading/protocol.ts'
import type { Running } from '../stoppableCalls.ts'
import { createWorkerLink } from '../workerLink.ts'
import {
  COUNTED,
  tablesCalls,
  type CountedColumn,
  type CountTableRequest,
  type TablePreview,
  type TablesService,
} from './protocol.ts'

type OnProgress = (progress: ReadingProgress) => void

/** Failures of all: `cancelled`, `worker-stopped`, and those of the service. */
export interface TableClient {
  preview(): Promise<Outcome<TablePreview>>
  count(request: Omit<CountTableRequest, 'file'>, onProgress: OnProgress): Running<CountedColumn>
  /**
   * The file with the counts of what was counted last; it is counted again if the worker has stopped since.
   *
   * @param tokenizers what the new columns are called by, one per lane
   */
  save(tokenizers: readonly string[], onProgress: OnProgress): Running<Blob>
  close(): void
}

/** @param createWorker the project's worker by default */
export function createTableClient(
  file: OpenedFile,
  createWorker = (): Worker =>
    new Worker(new URL('./tables.worker.ts', import.meta.url), { type: 'module', name: 'tables' }),
): TableClient {
  const link = createWorkerLink<TablesService, null>({
    ...createPatternSilence(),
    createWorker,
    createKnown: () => null,
    stoppedAs: 'worker-stopped',
    ping: (service) => service.ping(),
  })
  const calls = forwardCalls<TablesService, null>(tablesCalls, link)
  let last: { readonly request: CountTableRequest; readonly heads: readonly string[] } | null = null

  function stoppable<Value>(work: () => Promise<Outcome<Value>>): Running<Value> {
    let isCancelled = false
    return {
      outcome: work().then((outcome) => (isCancelled ? fail('cancelled') : outcome)),
      cancel: () => {
        isCancelled = true
        link.stop('cancelled')
      },
    }
  }

  return {
    preview: () => calls.preview(file),
    count: (wanted, onProgress) =>
      stoppable(async () => {
        const request = { ...wanted, file }
        const counted = await calls.count(request, onProgress)
        if (counted.ok) last = { request, heads: counted.value.heads }
        return counted
      }),
    save: (tokenizers, onProgress) =>
      stoppable(async () => {
        if (last === null) return fail('internal', { detail: 'nothing was counted' })
        if (link.running()?.loaded.has(COUNTED) !== true) {
          const again = await calls.count(last.request, onProgress)
          if (!again.ok) return again
        }
        return calls.save({ file, names: newColumnNames(tokenizers, last.heads) }, onProgress)
      }),
    close: () => link.stop('the table was closed'),
  }
}
