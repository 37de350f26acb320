/**
 * Counts what the Languages panel shows and has not been counted: each worker of the pool takes the next language, has it
 * measured once and counted by every tokenizer, and what it finds is shown language by language. Begins nothing while
 * another panel is shown, but goes on with what has begun.
 */
import { addCounts, changeLanguageSession, setColumnFailure } from '../../../state/actions/languages.ts'
import type { LanguageSession } from '../../../state/languageSession.ts'
import type { Store } from '../../../state/store.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { CountingClient } from '../../../platform/workers/counting/client.ts'
import type { ReaderFile } from '../../../platform/workers/tokenization/protocol.ts'
import type { WorkerTokenizer } from '../../../platform/workers/tokenizerLoads.ts'
import { workerTokenizer } from '../workerTokenizer.ts'
import type { CorpusTexts } from './corpusTexts.ts'
import { changesPlan, countingPlan, missingPairs, type CountingPlan, type PlannedLanguage } from './countingPlan.ts'

/** What is found within so many milliseconds is shown in one change. */
const TOGETHER_MS = 120
/** No time left is named before so many milliseconds: it would be a guess. */
const GUESS_MS = 800
const DEBOUNCE_MS = 400
/**
 * Languages that a worker has in hand: while the page takes an answer and names the next pair of one, the worker counts the
 * other.
 */
const LANGUAGES_AT_ONCE = 2
/** Ten times what 500 languages and six tokenizers in one mode make. */
const MAX_COUNTS = 30_000

export interface CountingParts {
  readonly texts: CorpusTexts
  readonly pool: readonly CountingClient[]
  /** See `LoadSettings`. */
  readonly assetsBase: string
  /** The reader's file of a reference. */
  readonly fileOf: (reference: string) => ReaderFile | null
  /** Languages that a worker has in hand; 2 by default. */
  readonly languagesAtOnce?: number
}

/** One language at a time, in one of the workers. */
interface Seat {
  readonly client: CountingClient
}

export interface CountingEffect {
  cancel(): void
  /** The tokenizer, as a worker of the pool loads it. */
  tokenizerOf(reference: string): WorkerTokenizer
  stop(): void
}

interface Found {
  statistics: Record<string, LanguageSession['statistics'][string]>
  counts: Record<string, LanguageSession['counts'][string]>
  languageFailures: Record<string, Failure>
}

const nothingFound = (): Found => ({ statistics: {}, counts: {}, languageFailures: {} })

export function countLanguages(
  store: Store,
  { texts, pool, assetsBase, fileOf, languagesAtOnce = LANGUAGES_AT_ONCE }: CountingParts,
): CountingEffect {
  let plan: CountingPlan | null = null
  let found = nothingFound()
  let timer: ReturnType<typeof setTimeout> | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  let startedAt = 0
  let done = 0
  // The first of all workers before the second of any.
  const seats = Array.from({ length: languagesAtOnce }, () => pool.map((client): Seat => ({ client }))).flat()
  const working = new Set<Seat>()
  /** Keys of languages that a worker has taken. */
  const taken = new Set<string>()
  /** Keys of counts at which a worker stopped. */
  const stoppedAt = new Set<string>()

  const session = () => store.getState().session.languages
  const known = () => {
    const { counts, languageFailures } = session()
    return {
      counts: { ...counts, ...found.counts },
      languageFailures: { ...languageFailures, ...found.languageFailures },
    }
  }
  const missingNow = (language: PlannedLanguage) =>
    missingPairs(language, session()).filter(
      ({ countKey }) => found.counts[countKey] === undefined && found.languageFailures[language.key] === undefined,
    )

  function progress(): LanguageSession['progress'] {
    if (plan === null || working.size === 0) return null
    const now = known()
    const left = plan.languages.reduce((sum, language) => sum + missingPairs(language, now).length, 0)
    if (left === 0) return null
    const elapsed = performance.now() - startedAt
    const secondsLeft = done === 0 || elapsed < GUESS_MS ? null : ((elapsed / done) * left) / 1000
    return { done, total: done + left, secondsLeft }
  }

  function show(): void {
    clearTimeout(timer)
    timer = undefined
    const shown = found
    const at = progress()
    found = nothingFound()
    addCounts(store, { ...shown, progress: at })
  }

  function showSoon(): void {
    timer ??= setTimeout(show, TOGETHER_MS)
  }

  const tokenizerOf = (reference: string): WorkerTokenizer =>
    workerTokenizer(store.getState(), reference, { assetsBase, fileOf })

  /** The next language for this worker: one that it has open, else one that no other has, else any. */
  function take(client: CountingClient): { readonly corpusKey: string; readonly language: PlannedLanguage } | null {
    if (plan === null || session().counting === 'cancelled') return null
    const free = plan.languages.filter((language) => !taken.has(language.key) && missingNow(language).length > 0)
    const own = free.find(({ key }) => client.holds(key))
    const language = own ?? free.find(({ key }) => !pool.some((other) => other.holds(key))) ?? free[0]
    return language === undefined ? null : { corpusKey: plan.keyed.key, language }
  }

  const goesOn = (language: PlannedLanguage): boolean =>
    session().counting !== 'cancelled' && plan?.languages.some(({ key }) => key === language.key) === true

  function failLanguage(key: string, failure: Failure): void {
    found.languageFailures[key] = failure
    showSoon()
  }

  /**
   * A worker that stopped at a pair gets it once more: what stopped it may have been anything. If it stopped in a pattern
   * of another tokenizer than `reference`, which it counted for another language, this call had no part in it.
   */
  function isTriedAgain(countKey: string, { code, values }: Failure, reference: string | null): boolean {
    if (code !== 'worker-stopped') return false
    if (values['pattern'] !== undefined) return values['reference'] !== reference
    if (stoppedAt.has(countKey)) return false
    stoppedAt.add(countKey)
    return true
  }

  /** What the column of a tokenizer says: a pattern in which the worker stopped is named. */
  function columnFailure(failure: Failure): Failure {
    const { pattern } = failure.values
    return failure.code === 'worker-stopped' && pattern !== undefined
      ? { code: 'slow-pattern', values: { pattern } }
      : failure
  }

  async function count(client: CountingClient, corpusKey: string, language: PlannedLanguage): Promise<void> {
    const { key, code, locale } = language
    const text = await texts.text(corpusKey, code)
    if (!text.ok) return failLanguage(key, text.failure)
    for (;;) {
      const pairs = plan?.languages.find((planned) => planned.key === key)
      const next = pairs === undefined ? undefined : missingNow(pairs)[0]
      if (plan === null || next === undefined || !goesOn(language)) return
      const { mode } = plan
      // Before anything is waited for: the plan that named the pair may be another then.
      const tokenizer = tokenizerOf(next.reference)
      const opened = await client.openLanguage({ key, ...text.value, locale })
      if (!opened.ok && isTriedAgain(next.countKey, opened.failure, null)) continue
      if (!opened.ok) return opened.failure.code === 'cancelled' ? undefined : failLanguage(key, opened.failure)
      if (session().statistics[key] === undefined) found.statistics[key] = opened.value
      const counted = await client.count(key, tokenizer, mode)
      if (counted.ok) {
        found.counts[next.countKey] = counted.value
        done += 1
        showSoon()
      } else if (counted.failure.code === 'cancelled') return
      else if (!isTriedAgain(next.countKey, counted.failure, next.reference))
        setColumnFailure(store, next.reference, columnFailure(counted.failure))
    }
  }

  async function work(seat: Seat): Promise<void> {
    const { client } = seat
    for (let next = take(client); next !== null; next = take(client)) {
      const { key } = next.language
      taken.add(key)
      await count(client, next.corpusKey, next.language)
      taken.delete(key)
      client.releaseLanguage(key)
    }
    working.delete(seat)
    if (working.size > 0) return
    show()
    if (session().counting === 'running') changeLanguageSession(store, { counting: 'idle' })
  }

  /** Forgets counts that nothing on the screen needs, such as of texts that were typed on, once there are very many. */
  function makeRoom({ languages }: CountingPlan): void {
    const { counts } = session()
    if (Object.keys(counts).length <= MAX_COUNTS) return
    const needed = new Set(languages.flatMap(({ pairs }) => pairs.map((pair) => pair.countKey)))
    const kept = Object.entries(counts).filter(([key]) => needed.has(key))
    if (kept.length < Object.keys(counts).length) changeLanguageSession(store, { counts: Object.fromEntries(kept) })
  }

  function reconcile(): void {
    clearTimeout(rest)
    plan = countingPlan(store.getState())
    if (plan !== null) makeRoom(plan)
    const { counting } = session()
    const isShown = store.getState().comparison.panel === 'languages'
    if (plan === null || counting === 'cancelled' || (!isShown && working.size === 0)) return
    const waiting = plan.languages.filter(
      (language) => !taken.has(language.key) && missingNow(language).length > 0,
    ).length
    const idle = seats.filter((seat) => !working.has(seat)).slice(0, waiting)
    if (working.size > 0 && counting === 'idle') changeLanguageSession(store, { counting: 'running' })
    if (idle.length === 0) return
    if (working.size === 0) {
      startedAt = performance.now()
      done = 0
    }
    for (const seat of idle) working.add(seat)
    changeLanguageSession(store, { counting: 'running', progress: progress() })
    for (const seat of idle) void work(seat)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (changesPlan(state, before)) reconcile()
    else if (state.comparison.text !== before.comparison.text) {
      // Tokenizers that are fitted on the text are fitted again when it has rested.
      clearTimeout(rest)
      rest = setTimeout(reconcile, DEBOUNCE_MS)
    }
  })
  reconcile()

  return {
    tokenizerOf,
    cancel() {
      changeLanguageSession(store, { counting: 'cancelled', progress: null })
      for (const client of pool) client.cancel()
    },
    stop() {
      unsubscribe()
      clearTimeout(timer)
      clearTimeout(rest)
      for (const client of pool) client.stop()
    },
  }
}
