/** The reading client of tests, whose workers run in this process. */
import * as Comlink from 'comlink'
import { createReadingClient, type ReadingClient } from '../../../src/platform/workers/reading/client.ts'
import { ReadingServer } from '../../../src/platform/workers/reading/server.ts'
import { LocalWorker } from './localWorker.ts'

export function localReading(): { readonly client: ReadingClient; readonly workers: readonly LocalWorker[] } {
  const workers: LocalWorker[] = []
  const client = createReadingClient(() => {
    const worker = new LocalWorker((endpoint) => Comlink.expose(new ReadingServer(), endpoint))
    workers.push(worker)
    return worker
  })
  return { client, workers }
}
