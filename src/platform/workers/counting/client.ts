/**
 * The page's side of one counting worker: remembers what the worker holds, so that callers name a tokenizer and a
 * language and need not ask whether they are there. A worker that broke is started again with the next call and given
 * what that call needs. Plans nothing: see `app/effects/languages/countLanguages.ts`.
 */
import type { ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import type { CountingMode, UnitCounts, UnitStatistics } from '../../../core/metrics/unitCounts.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { forwardCalls } from '../calls.ts'
import { createPatternSilence } from '../patternSilence.ts'
import { createTokenizerLoads, noTokenizers, type HeldTokenizers, type WorkerTokenizer } from '../tokenizerLoads.ts'
import { createWorkerLink, type Running } from '../workerLink.ts'
import { countingCalls, type CountingService, type Resampled, type ResampleRequest } from './protocol.ts'

/** Bytes, about, of text that a worker keeps open: a small corpus whole, of a large one the languages of the moment. */
const OPEN_LIMIT_BYTES = 16_000_000

interface LanguageText extends ParallelText {
  readonly key: string
  readonly locale: string
}

/** What a worker holds. */
interface Held extends HeldTokenizers {
  /** Open languages, least lately used first. */
  readonly open: Map<string, { readonly statistics: UnitStatistics; readonly bytes: number }>
  /** Keys of languages that are being counted: they stay open. */
  readonly inUse: Set<string>
}

export interface CountingClient {
  /** Whether the running worker has this language open. */
  holds(key: string): boolean
  /** Opens the language, until it is released; its statistics are asked of the worker only if it is not open. */
  openLanguage(language: LanguageText): Promise<Outcome<UnitStatistics>>
  /** Lets the language be closed when room is needed. */
  releaseLanguage(key: string): void
  /** Counts a language that is open. Failures: `worker-stopped`, `cancelled`, those of loading, `internal`. */
  count(key: string, tokenizer: WorkerTokenizer, mode: CountingMode): Promise<Outcome<UnitCounts>>
  segment(tokenizer: WorkerTokenizer, text: string): Promise<Outcome<Encoding>>
  /** Bootstraps; goes on when counting is cancelled. */
  resample(request: Omit<ResampleRequest, 'requestId'>): Promise<Outcome<Resampled>>
  /** Ends what runs with `cancelled`. */
  cancel(): void
  stop(): void
}

/** @param createWorker the project's worker by default */
export function createCountingClient(
  createWorker = (): Worker =>
    new Worker(new URL('./counting.worker.ts', import.meta.url), { type: 'module', name: 'counting' }),
): CountingClient {
  let requests = 0
  /** Requests that run and can be cancelled. */
  const current = new Set<string>()
  const link = createWorkerLink<CountingService, Held>({
    ...createPatternSilence(),
    createWorker,
    createKnown: () => ({ ...noTokenizers(), open: new Map(), inUse: new Set() }),
    stoppedAs: 'worker-stopped',
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
  })
  const calls = forwardCalls<CountingService, Held>(countingCalls, link)

  /** Under a request id that {@link CountingClient.cancel} cancels. */
  async function cancellable<Value>(work: (requestId: string) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const requestId = `count-${(requests += 1)}`
    current.add(requestId)
    try {
      return await work(requestId)
    } finally {
      current.delete(requestId)
    }
  }

  const load = createTokenizerLoads(link, {
    addFile: calls.addFile,
    load: (tokenizer) => cancellable((requestId) => calls.load({ ...tokenizer, requestId })),
    timeoutMs: countingCalls.load.timeoutMs,
  })

  function makeRoom({ known }: Running<CountingService, Held>, bytes: number): void {
    let total = bytes
    for (const entry of known.open.values()) total += entry.bytes
    for (const [key, entry] of known.open) {
      if (total <= OPEN_LIMIT_BYTES) return
      if (known.inUse.has(key)) continue
      known.open.delete(key)
      void calls.closeLanguage(key)
      total -= entry.bytes
    }
  }

  const holds = (key: string): boolean => link.running()?.known.open.has(key) ?? false

  return {
    holds,
    releaseLanguage: (key) => void link.running()?.known.inUse.delete(key),
    openLanguage: ({ key, units, emptyItems, locale }) =>
      link.call(async (running) => {
        const { open, inUse } = running.known
        inUse.add(key)
        const entry = open.get(key)
        if (entry !== undefined) {
          open.delete(key)
          open.set(key, entry)
          return succeed(entry.statistics)
        }
        const bytes = units.reduce((sum, unit) => sum + 2 * (unit?.length ?? 0), 0)
        makeRoom(running, bytes)
        const outcome = await cancellable((requestId) =>
          calls.openLanguage({ requestId, key, units, emptyItems, locale }),
        )
        if (outcome.ok) open.set(key, { statistics: outcome.value, bytes })
        return outcome
      }, countingCalls.openLanguage.timeoutMs),
    async count(key, tokenizer, mode) {
      const ready = await load(tokenizer)
      if (!ready.ok) return ready
      const { reference } = tokenizer
      return cancellable((requestId) => calls.count({ requestId, key, reference, mode }))
    },
    async segment(tokenizer, text) {
      const ready = await load(tokenizer)
      return ready.ok ? calls.segment(tokenizer.reference, text) : ready
    },
    resample: (request) => calls.resample({ ...request, requestId: `resample-${(requests += 1)}` }),
    cancel: () => {
      for (const requestId of current) void calls.cancel(requestId)
    },
    stop: () => link.stop('the page stopped it'),
  }
}

/** Each worker holds every tokenizer that counts, some tens of megabytes each: more would fill the memory before the time. */
const MAX_WORKERS = 4

/**
 * As many counting workers as the machine has use for, each started with its first call.
 *
 * @param processors what the machine says that it has, NaN if it does not say
 */
export function createCountingPool(processors: number): readonly CountingClient[] {
  const size = Math.min(MAX_WORKERS, Math.max(1, Math.floor(processors) || 1))
  return Array.from({ length: size }, () => createCountingClient())
}
