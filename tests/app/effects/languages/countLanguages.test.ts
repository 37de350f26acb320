/** What the counting effect asks of its workers, which answer when a test says so. */
import { afterEach, expect, test, vi } from 'vitest'
import { countLanguages } from '../../../../src/app/effects/languages/countLanguages.ts'
import { createCorpusTexts } from '../../../../src/app/effects/languages/corpusTexts.ts'
import type { CorpusLanguage } from '../../../../src/core/corpora/parallelCorpus.ts'
import type { UnitCounts, UnitStatistics } from '../../../../src/core/metrics/unitCounts.ts'
import { addTokenizer, setPanel } from '../../../../src/state/actions/comparison.ts'
import { retryCounting, setCorpusStatus } from '../../../../src/state/actions/languages.ts'
import { setTokenizerStatus } from '../../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../../src/state/comparison.ts'
import { countKey, languageKey } from '../../../../src/state/languageKeys.ts'
import type { KeyedCorpus } from '../../../../src/state/languageSession.ts'
import { createStore } from '../../../../src/state/store.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { fail, succeed, type Outcome } from '../../../../src/core/tokenizers/failure.ts'
import type { CountingClient } from '../../../../src/platform/workers/counting/client.ts'
import { setOptions } from '../../../../src/state/actions/options.ts'

function languageOf(code: string): CorpusLanguage {
  return {
    code,
    name: code,
    autonym: null,
    iso639_3: code,
    script: 'Latn',
    direction: 'ltr',
    family: null,
    macroRegion: null,
    speakers: null,
  }
}

const codes = ['deu', 'eng', 'fra', 'ita']
const keyed: KeyedCorpus = {
  key: 'small',
  proposed: codes,
  corpus: {
    id: 'small',
    name: 'Small',
    source: 'a test',
    licence: 'none',
    unit: 'line',
    unitCount: 1,
    unitIds: null,
    languages: codes.map(languageOf),
  },
}

const column = (value: number): Uint32Array => Uint32Array.of(value)
const statistics: UnitStatistics = {
  present: Uint8Array.of(1),
  bytes: column(1),
  codePoints: column(1),
  graphemes: column(1),
  words: column(1),
  wordTypes: 1,
  segmenter: 'test',
}
const counts: UnitCounts = {
  tokens: column(1),
  unknownTokens: column(0),
  unknownCodePoints: column(0),
  continuedWords: column(0),
  singleTokenTypes: 1,
}

interface Asked {
  readonly worker: number
  readonly code: string
  readonly reference: string
  readonly answer: (outcome: Outcome<UnitCounts>) => Promise<void>
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

function start({ workers = 1, unreadable = [] as readonly string[], languagesAtOnce = 1 } = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const store = createStore({ ...defaultComparison('text', null), tokenizers: ['gpt2', 'byt5'], panel: 'languages' })
  for (const reference of ['gpt2', 'byt5', 'canine']) {
    const card = findCard(reference)?.card
    if (card !== undefined) setTokenizerStatus(store, reference, { status: 'ready', card, incremental: true })
  }
  const asked: Asked[] = []
  const waiting = new Map<number, (outcome: Outcome<UnitCounts>) => void>()
  const opened: string[] = []
  const pool = Array.from({ length: workers }, (_, worker): CountingClient => {
    const open = new Set<string>()
    return {
      holds: (key) => open.has(key),
      openLanguage: async ({ key }) => {
        if (!open.has(key)) opened.push(key)
        open.add(key)
        return succeed(statistics)
      },
      count: (key, { reference }) =>
        new Promise((resolve) => {
          waiting.set(worker, resolve)
          const answer = async (outcome: Outcome<UnitCounts>) => {
            resolve(outcome)
            await settled()
          }
          asked.push({ worker, code: String(JSON.parse(key)[1]), reference, answer })
        }),
      releaseLanguage: () => {},
      resample: async () => fail('cancelled'),
      segment: async () => fail('cancelled'),
      cancel: () => waiting.get(worker)?.(fail('cancelled')),
      stop: () => {},
    }
  })
  const texts = createCorpusTexts()
  texts.add({
    keyed,
    keepsTexts: false,
    read: async (code) =>
      unreadable.includes(code) ? fail('network', { where: code }) : succeed({ units: ['text'], emptyItems: [] }),
  })
  const effect = countLanguages(store, { texts, pool, assetsBase: '', fileOf: () => null, languagesAtOnce })
  setCorpusStatus(store, 'udhr', { status: 'ready', keyed })
  /** Answers everything that is asked, until nothing is. */
  const answerAll = async () => {
    for (let at = 0; at < asked.length; at++) {
      await asked[at]?.answer(succeed(counts))
      await settled()
    }
    vi.runAllTimers()
  }
  return { store, effect, asked, opened, answerAll, session: () => store.getState().session.languages }
}

afterEach(() => vi.useRealTimers())

test('the base comes first, each pair is counted once, each language opened once', async () => {
  const { asked, opened, answerAll, session } = start()
  await settled()
  await answerAll()
  expect(asked.map(({ code, reference }) => `${code} ${reference}`)).toEqual(
    ['eng', 'deu', 'fra', 'ita'].flatMap((code) => [`${code} gpt2`, `${code} byt5`]),
  )
  expect(opened).toHaveLength(4)
  expect(Object.keys(session().counts)).toHaveLength(8)
  expect(session()).toMatchObject({ counting: 'idle', progress: null })
})

test('workers share the languages, and another tokenizer is counted where the language is open', async () => {
  const { store, asked, opened, answerAll } = start({ workers: 2 })
  await settled()
  await answerAll()
  expect(asked).toHaveLength(8)
  const workerOf = new Map(asked.map(({ code, worker }) => [code, worker]))
  expect(new Set(workerOf.values()).size).toBe(2)
  addTokenizer(store, 'canine')
  await settled()
  await answerAll()
  const later = asked.slice(8)
  expect(later.map(({ reference }) => reference)).toEqual(Array.from({ length: 4 }, () => 'canine'))
  expect(opened).toHaveLength(4)
})

test('a worker has two languages in hand, so that it counts one while the page takes the answer of the other', async () => {
  const { asked, answerAll, session } = start({ languagesAtOnce: 2 })
  await settled()
  expect(asked.map(({ code, reference }) => `${code} ${reference}`)).toEqual(['eng gpt2', 'deu gpt2'])
  await asked[0]?.answer(succeed(counts))
  expect(asked.slice(2).map(({ code, reference }) => `${code} ${reference}`)).toEqual(['eng byt5'])
  await answerAll()
  expect(Object.keys(session().counts)).toHaveLength(8)
  expect(asked).toHaveLength(8)
})

test('cancelling keeps what is there, and nothing more is asked until it goes on', async () => {
  const { store, effect, asked, answerAll, session } = start()
  await settled()
  await asked[0]?.answer(succeed(counts))
  await settled()
  expect(asked).toHaveLength(2)
  effect.cancel()
  await settled()
  expect(session()).toMatchObject({ counting: 'cancelled', progress: null })
  expect(Object.keys(session().counts)).toEqual([countKey('small', 'eng', 'per-unit', 'gpt2', 'text')])
  expect(asked).toHaveLength(2)
  retryCounting(store)
  await settled()
  await answerAll()
  expect(Object.keys(session().counts)).toHaveLength(8)
  // The pair that was cancelled is the only one that was asked for twice.
  expect(asked).toHaveLength(9)
})

test.each([
  ['fails', 'internal', 1],
  ['stops its worker twice at the same language', 'worker-stopped', 2],
] as const)('a tokenizer that %s fails its column only', async (_, code, times) => {
  const { asked, session } = start()
  await settled()
  for (let at = 0; at < asked.length; at++) {
    const { reference, answer } = asked[at] ?? {}
    await answer?.(reference === 'gpt2' ? fail(code) : succeed(counts))
    await settled()
  }
  vi.runAllTimers()
  expect(asked.filter(({ reference }) => reference === 'gpt2')).toHaveLength(times)
  expect(session().columnFailures).toEqual({ gpt2: { code, values: {} } })
  expect(Object.keys(session().counts)).toHaveLength(4)
})

test('a tokenizer in whose pattern the worker stops fails its column at once; what it counted meanwhile is counted again', async () => {
  const { asked, session } = start({ languagesAtOnce: 2 })
  await settled()
  const silent = fail('worker-stopped', { detail: 'it did not answer for 4 s', reference: 'gpt2', pattern: '(a+)+$' })
  let hits = 0
  for (let at = 0; at < asked.length; at++) {
    const { reference, answer } = asked[at] ?? {}
    // Every call to this worker ends so, twice in a row, whichever tokenizer it is by.
    const stops = reference === 'gpt2' || hits < 6
    if (stops) hits += 1
    await answer?.(stops ? silent : succeed(counts))
    await settled()
  }
  vi.runAllTimers()
  expect(session().columnFailures).toEqual({ gpt2: { code: 'slow-pattern', values: { pattern: '(a+)+$' } } })
  expect(Object.keys(session().counts)).toHaveLength(4)
  expect(session().languageFailures).toEqual({})
})

test('a worker that stops once costs nothing but its time', async () => {
  const { asked, answerAll, session } = start()
  await settled()
  await asked[0]?.answer(fail('worker-stopped'))
  await settled()
  await answerAll()
  expect(session().columnFailures).toEqual({})
  expect(Object.keys(session().counts)).toHaveLength(8)
})

test('a language whose text cannot be had fails alone', async () => {
  const { answerAll, session } = start({ unreadable: ['fra'] })
  await settled()
  await answerAll()
  expect(Object.keys(session().languageFailures)).toEqual([languageKey('small', 'fra')])
  expect(Object.keys(session().counts)).toHaveLength(6)
})

test('another panel begins nothing, but does not stop what runs; another mode is counted anew', async () => {
  const { store, asked, answerAll, session } = start()
  await settled()
  setPanel(store, 'compare')
  await answerAll()
  expect(Object.keys(session().counts)).toHaveLength(8)
  setOptions(store, 'languages', { mode: 'joined' })
  await settled()
  expect(asked).toHaveLength(8)
  setPanel(store, 'languages')
  await settled()
  await answerAll()
  expect(Object.keys(session().counts)).toHaveLength(16)
  setOptions(store, 'languages', { mode: 'per-unit' })
  await settled()
  expect(asked).toHaveLength(16)
})

test('names the time left once it can be told', async () => {
  const { asked, session } = start()
  await settled()
  expect(session().progress).toEqual({ done: 0, total: 8, secondsLeft: null })
  vi.advanceTimersByTime(2000)
  await asked[0]?.answer(succeed(counts))
  await settled()
  vi.advanceTimersByTime(200)
  expect(session().progress).toMatchObject({ done: 1, total: 8 })
  expect(session().progress?.secondsLeft).toBeCloseTo(14.84, 5)
})
