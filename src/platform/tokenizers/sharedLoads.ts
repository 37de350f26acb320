/**
 * Loads that several ask for at once: each runs once, tells its progress to all who wait, and is stopped when the last
 * of them has gone. Keeps no results, so a load that failed can be tried again.
 */
import { fail, type Outcome } from '../../core/tokenizers/failure.ts'

type FileProgress = (file: string, loadedBytes: number, totalBytes: number | null) => void

export interface LoadWatch {
  readonly signal: AbortSignal
  readonly onProgress: FileProgress
}

type Start<Value> = (watch: LoadWatch) => Promise<Outcome<Value>>

interface RunningLoad<Value> {
  readonly outcome: Promise<Outcome<Value>>
  readonly controller: AbortController
  readonly listeners: Set<FileProgress>
}

export class SharedLoads<Value> {
  readonly #running = new Map<string, RunningLoad<Value>>()

  /** The outcome of the load that runs under `key`, begun by `start` if none does; `cancelled` once the signal is aborted. */
  async join(key: string, watch: LoadWatch, start: Start<Value>): Promise<Outcome<Value>> {
    if (watch.signal.aborted) return fail('cancelled')
    const load = this.#running.get(key) ?? this.#begin(key, start)
    // A function of its own for each who waits, as two may watch with the same one.
    const listener: FileProgress = (...progress) => watch.onProgress(...progress)
    load.listeners.add(listener)
    let leave = (): void => {}
    const left = new Promise<Outcome<Value>>((resolve) => {
      leave = () => resolve(fail('cancelled'))
    })
    watch.signal.addEventListener('abort', leave)
    try {
      return await Promise.race([load.outcome, left])
    } finally {
      watch.signal.removeEventListener('abort', leave)
      load.listeners.delete(listener)
      if (load.listeners.size === 0) this.#end(key, load)
    }
  }

  #begin(key: string, start: Start<Value>): RunningLoad<Value> {
    const controller = new AbortController()
    const listeners = new Set<FileProgress>()
    const onProgress: FileProgress = (...progress) => {
      for (const listener of listeners) listener(...progress)
    }
    const load = { outcome: start({ signal: controller.signal, onProgress }), controller, listeners }
    this.#running.set(key, load)
    return load
  }

  #end(key: string, load: RunningLoad<Value>): void {
    if (this.#running.get(key) === load) this.#running.delete(key)
    load.controller.abort()
  }
}
