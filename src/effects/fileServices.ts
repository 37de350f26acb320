/** Reads what the reader opens in a worker, and tells the store how far it is. The reading itself is fetched with the first file. */
import type { FileServices } from '../state/fileServices.ts'
import type { Store } from '../state/store.ts'
import { setReading } from '../state/actions/session.ts'
import { fail, type Outcome } from '../tokenizers/failure.ts'
import type { OnReading, ReadingClient } from '../workers/readingClient.ts'
import type { OpenedFile } from '../workers/readingProtocol.ts'

export interface FileReading extends FileServices {
  /** Runs a reading: `name` is what is shown while it runs. */
  run<Value>(name: string, work: (client: ReadingClient, signal: AbortSignal, onProgress: OnReading) => Promise<Outcome<Value>>): Promise<Outcome<Value>>
}

/** The name of a chosen file, with the folders that it was chosen or dropped with. */
export function openedFile(file: File): OpenedFile {
  return { path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }
}

export function createFileReading(store: Store, createClient: () => Promise<ReadingClient>): FileReading {
  const running = new Set<AbortController>()

  async function run<Value>(name: string, work: (client: ReadingClient, signal: AbortSignal, onProgress: OnReading) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const controller = new AbortController()
    const { signal } = controller
    running.add(controller)
    try {
      const client = await createClient()
      return await work(client, signal, (progress) => {
        if (!signal.aborted && running.has(controller)) setReading(store, { ...progress, name })
      })
    } catch (error) {
      return fail('file-unreadable', { what: name, detail: error instanceof Error ? error.message : String(error) })
    } finally {
      running.delete(controller)
      setReading(store, null)
    }
  }

  return {
    run,
    readText: (file) => run(file.name, (client, signal, onProgress) => client.readText(openedFile(file), signal, onProgress)),
    readBytes: (file, kind) => run(file.name, (client, signal, onProgress) => client.readFile(openedFile(file), kind, signal, onProgress)),
    cancelReading: () => {
      for (const controller of running) controller.abort()
    },
  }
}
