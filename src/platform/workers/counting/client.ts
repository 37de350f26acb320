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
import type { LoadSettings, ReaderFile } from '../tokenization/protocol.ts'
import { createWorkerLink, type Running } from '../workerLink.ts'
import { countingCalls, type CountingService, type Resampled, type ResampleRequest } from './protocol.ts'

/** Bytes, about, of text that a worker keeps open: a small corpus whole, of a large one the languages of the moment. */
const OPEN_LIMIT_BYTES = 16_000_000

/** A tokenizer as this client loads it. */
export interface CountingTokenizer {
  readonly reference: string
  readonly settings: LoadSettings
  /** Where the reference is of a reader's file. */
  readonly file: ReaderFile | null
}

interface LanguageText extends ParallelText {
  readonly key: string
  readonly locale: string
}

/** What a worker holds. */
interface Held {
  /** By reference: what the tokenizer was fitted on. */
  readonly fittedOn: Map<string, string | null>
  /** By reference: the load that runs. */
  readonly loading: Map<string, Promise<Outcome<null>>>
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
  count(key: string, tokenizer: CountingTokenizer, mode: CountingMode): Promise<Outcome<UnitCounts>>
  segment(tokenizer: CountingTokenizer, text: string): Promise<Outcome<Encoding>>
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
    createKnown: () => ({ fittedOn: new Map(), loading: new Map(), open: new Map(), inUse: new Set() }),
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

  async function load(tokenizer: CountingTokenizer): Promise<Outcome<null>> {
    const { reference, settings } = tokenizer
    const known = link.running()?.known
    if (known?.fittedOn.get(reference) === settings.fittingText) return succeed(null)
    // Two languages that are counted at once wait for one load.
    const running = known?.loading.get(reference)
    if (running !== undefined) {
      const outcome = await running
      return outcome.ok ? load(tokenizer) : outcome
    }
    return link.call(async (connected) => {
      const loading = loadIn(connected, tokenizer)
      connected.known.loading.set(reference, loading)
      try {
        return await loading
      } finally {
        connected.known.loading.delete(reference)
      }
    }, countingCalls.load.timeoutMs)
  }

  async function loadIn(
    { known }: Running<CountingService, Held>,
    { reference, settings, file }: CountingTokenizer,
  ): Promise<Outcome<null>> {
    if (file !== null) {
      const added = await calls.addFile(file)
      if (!added.ok) return added
    }
    const outcome = await cancellable((requestId) => calls.load({ requestId, reference, settings }))
    if (outcome.ok) known.fittedOn.set(reference, settings.fittingText)
    return outcome
  }

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
