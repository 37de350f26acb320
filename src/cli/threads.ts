/** Threads that count, and their end. */
import { Worker } from 'node:worker_threads'
import * as Comlink from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import type { CountingService } from '../platform/workers/counting/protocol.ts'

export interface CountingThread {
  readonly service: Comlink.Remote<CountingService>
  /** Rejects if the thread dies. */
  readonly died: Promise<never>
  readonly end: () => Promise<number>
}

export function startThreads(count: number, program: URL): readonly CountingThread[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(program)
    return {
      service: Comlink.wrap<CountingService>(nodeEndpoint(worker)),
      died: new Promise<never>((_, reject) => worker.on('error', reject)),
      end: () => worker.terminate(),
    }
  })
}
