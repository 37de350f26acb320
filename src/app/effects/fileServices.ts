/** Reads what the reader opens in a worker, and tells the store how far it is. The reading itself is fetched with the first file. */
import type { FileServices } from '../../state/fileServices.ts'
import type { Store } from '../../state/store.ts'
import { setReading } from '../../state/actions/session.ts'
import { fail, type Outcome } from '../../core/tokenizers/failure.ts'
import type { OnReading, ReadingClient } from '../../platform/workers/reading/client.ts'
import type { OpenedFile } from '../../platform/workers/reading/protocol.ts'

/** What takes longer is shown, and can be cancelled, though nothing was read yet. */
const SHOWN_AFTER_MS = 300

export interface FileReading extends FileServices {
  /** Runs the reading of files; the first one's name is shown while it runs. */
  run<Value>(
    files: readonly File[],
    work: (client: ReadingClient, signal: AbortSignal, onProgress: OnReading) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>>
}

/** The name of a chosen file, with the folders that it was chosen or dropped with. */
export function openedFile(file: File): OpenedFile {
  return { path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }
}

export function createFileReading(store: Store, createClient: () => Promise<ReadingClient>): FileReading {
  const running = new Set<AbortController>()

  async function run<Value>(
    files: readonly File[],
    work: (client: ReadingClient, signal: AbortSignal, onProgress: OnReading) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const controller = new AbortController()
    const { signal } = controller
    const name = files[0] === undefined ? '' : openedFile(files[0]).path
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0)
    const timer = setTimeout(
      () => setReading(store, { name, phase: 'reading', doneBytes: 0, totalBytes }),
      SHOWN_AFTER_MS,
    )
    running.add(controller)
    try {
      const client = await createClient()
      return await work(client, signal, (progress) => {
        clearTimeout(timer)
        if (!signal.aborted && running.has(controller)) setReading(store, { ...progress, name })
      })
    } catch (error) {
      return fail('file-unreadable', { what: name, detail: error instanceof Error ? error.message : String(error) })
    } finally {
      clearTimeout(timer)
      running.delete(controller)
      setReading(store, null)
    }
  }

  return {
    run,
    readText: (file) =>
      run([file], (client, signal, onProgress) => client.readText(openedFile(file), signal, onProgress)),
    readBytes: (file, kind) =>
      run([file], (client, signal, onProgress) => client.readFile(openedFile(file), kind, signal, onProgress)),
    cancelReading: () => {
      for (const controller of running) controller.abort()
    },
  }
}
