/**
 * Loads by name (a tokenizer's reference, a language model), each once at a time: the newest load of a name counts, the one
 * before it is cancelled, and what comes late changes nothing. Knows neither the worker nor the store, nor what is needed.
 */
import type { Failure, Outcome } from '../../core/tokenizers/failure.ts'

/** The part of a status that a load decides. */
export type LoadStatus<Progress, Loaded> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly progress: Progress | null }
  | ({ readonly status: 'ready' } & Loaded)
  | { readonly status: 'failed'; readonly failure: Failure }

export interface LoadsParts<Progress, Loaded> {
  /** Of the request ids: no other caller of the worker uses it. */
  readonly prefix: string
  load(name: string, requestId: string, onProgress: (progress: Progress) => void): Promise<Outcome<Loaded>>
  cancel(requestId: string): void
  isLoading(name: string): boolean
  /** In one change. */
  setStatuses(statuses: Readonly<Record<string, LoadStatus<Progress, Loaded>>>): void
}

export interface Loads {
  /** Their statuses become loading in one change, before the first load: each change of the store may ask for more. */
  start(names: readonly string[]): void
  /** Loads again without a change of the status before the outcome. */
  refresh(name: string): void
  /** Ends loads; the statuses become idle. */
  reset(names: readonly string[]): void
  /** Ends a load if one runs; the status becomes failed with `cancelled`. */
  cancel(name: string): void
}

export function createLoads<Progress, Loaded extends object>({
  prefix,
  load,
  cancel,
  isLoading,
  setStatuses,
}: LoadsParts<Progress, Loaded>): Loads {
  let count = 0
  /** By name: the request id of the newest load, while it runs. */
  const latest = new Map<string, string>()

  /** Whether a load ran. */
  function end(name: string): boolean {
    const requestId = latest.get(name)
    if (requestId === undefined) return false
    latest.delete(name)
    cancel(requestId)
    return true
  }

  async function run(name: string): Promise<void> {
    end(name)
    const requestId = `${prefix}-${(count += 1)}`
    latest.set(name, requestId)
    const isLatest = (): boolean => latest.get(name) === requestId
    const outcome = await load(name, requestId, (progress) => {
      if (isLatest() && isLoading(name)) setStatuses({ [name]: { status: 'loading', progress } })
    })
    if (!isLatest()) return
    latest.delete(name)
    setStatuses({
      [name]: outcome.ok ? { status: 'ready', ...outcome.value } : { status: 'failed', failure: outcome.failure },
    })
  }

  function setAll(names: readonly string[], status: LoadStatus<Progress, Loaded>): void {
    if (names.length > 0) setStatuses(Object.fromEntries(names.map((name) => [name, status])))
  }

  return {
    start(names) {
      setAll(names, { status: 'loading', progress: null })
      for (const name of names) void run(name)
    },
    refresh: (name) => void run(name),
    reset(names) {
      for (const name of names) end(name)
      setAll(names, { status: 'idle' })
    },
    cancel(name) {
      if (end(name)) setAll([name], { status: 'failed', failure: { code: 'cancelled', values: {} } })
    },
  }
}
