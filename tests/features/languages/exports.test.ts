/** What the Languages panel concludes and exports, from counts by hand and of the Declaration. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { declarationUnits, readDeclarationIndex } from '../../../src/core/corpora/declaration.ts'
import { describeLanguage } from '../../../src/core/corpora/describeLanguage.ts'
import { countUnitsSteps } from '../../../src/core/metrics/countUnits.ts'
import type { UnitCounts, UnitStatistics } from '../../../src/core/metrics/unitCounts.ts'
import { unitStatisticsSteps } from '../../../src/core/metrics/unitStatistics.ts'
import { fairnessColumns, fairnessRows } from '../../../src/features/languages/export/fairnessRows.ts'
import { gatherResampled } from '../../../src/features/languages/export/gatherResampled.ts'
import { languageColumns, languageRowCount, languageRows } from '../../../src/features/languages/export/languageRows.ts'
import { countedSoFar } from '../../../src/features/languages/figures/countedSoFar.ts'
import { createTableMaker, tokenizerColumns } from '../../../src/features/languages/figures/buildTable.ts'
import { cheapestOf, messageRows } from '../../../src/features/languages/person/messageRows.ts'
import { summaryRows } from '../../../src/features/languages/summary/summaryRows.ts'
import type { LanguageData } from '../../../src/features/languages/useLanguageData.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../src/core/tokenizers/characters/characterTokenizer.ts'
import { fail } from '../../../src/core/tokenizers/failure.ts'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import { CountingServer } from '../../../src/platform/workers/counting/server.ts'
import { shippedBpe } from '../../core/tokenizers/bpe/shipped.ts'
import { defaultOptions } from '../../../src/features/options.ts'

const languageColumnIds = languageColumns.map(({ id }) => id)
const fairnessColumnIds = fairnessColumns.map(({ id }) => id)
const column = (values: readonly number[]): Uint32Array => Uint32Array.from(values)

function statistics(present: readonly number[]): UnitStatistics {
  const ten = column(present.map((one) => one * 10))
  return {
    present: Uint8Array.from(present),
    bytes: ten,
    codePoints: ten,
    graphemes: ten,
    words: ten,
    wordTypes: 5,
    segmenter: 'by hand',
  }
}

function counts(tokens: readonly number[]): UnitCounts {
  const none = column(tokens.map(() => 0))
  return {
    tokens: column(tokens),
    unknownTokens: none,
    unknownCodePoints: none,
    continuedWords: none,
    singleTokenTypes: 3,
  }
}

interface Pair {
  readonly present: readonly number[]
  /** By tokenizer; absent where it is not counted yet. */
  readonly tokens: Readonly<Record<string, readonly number[]>>
}

function dataOf(languages: Readonly<Record<string, Pair>>, part: Partial<LanguageData> = {}): LanguageData {
  const codes = Object.keys(languages)
  const known = new Map(Object.entries(languages).map(([code, { present }]) => [code, statistics(present)]))
  const counted = new Map(
    Object.entries(languages).flatMap(([code, { tokens }]) =>
      Object.entries(tokens).map(([reference, of]) => [`${code} ${reference}`, counts(of)]),
    ),
  )
  return {
    keyed: {
      key: 'k',
      proposed: codes,
      corpus: {
        id: 'own',
        name: 'Small',
        source: 'Small',
        licence: '',
        unit: 'line',
        unitCount: 4,
        unitIds: null,
        languages: codes.map((code) => describeLanguage(code, [])),
      },
    },
    options: defaultOptions.languages,
    mode: 'per-unit',
    budget: 100,
    base: 'en',
    codes,
    columns: ['a', 'b'].map((reference) => ({ reference, name: reference.toUpperCase(), failure: null })),
    baseline: 'a',
    statisticsOf: (code) => known.get(code) ?? null,
    countsOf: (code, reference) => counted.get(`${code} ${reference}`) ?? null,
    countKeyOf: (code, reference) => `${code} ${reference}`,
    languageFailureOf: () => null,
    ...part,
  }
}

const all = [1, 1, 1, 1]
const whole = {
  en: { present: all, tokens: { a: [2, 3, 4, 1], b: [5, 5, 5, 5] } },
  de: { present: all, tokens: { a: [4, 6, 8, 2], b: [5, 5, 5, 5] } },
  fr: { present: [1, 0, 1, 1], tokens: { a: [6, 0, 12, 3], b: [10, 0, 10, 10] } },
}
const provenance = { version: '1', revisionOf: () => 'r' }

/** The bootstrap of the workers. */
const services = {
  async resample({
    pairs,
    units,
    seed,
  }: {
    readonly pairs: Parameters<CountingServer['resample']>[0]['pairs']
    readonly units: number
    readonly seed: number
  }) {
    return new CountingServer().resample({ requestId: 'r', pairs, units, seed, replicates: 200 })
  },
}

describe('from a part of the counts', () => {
  const { b: _, ...partOf } = whole.fr.tokens
  const partly = dataOf({ ...whole, fr: { ...whole.fr, tokens: partOf } })

  test('nothing is concluded of a tokenizer, and another one’s stands', () => {
    const [a, b] = summaryRows(partly, () => null)
    expect([a?.values?.['worst-premium'], a?.pending]).toEqual([3, 0])
    expect([b?.values, b?.pending]).toEqual([null, 1])
    // English and German by both, French by one of them.
    expect(countedSoFar(partly)).toEqual({ done: 2, total: 3 })
  })

  test('a language that cannot be had is left out, and all else is a result', () => {
    const lost = { ...partly, languageFailureOf: (code: string) => (code === 'fr' ? fail('network').failure : null) }
    expect(summaryRows(lost, () => null).map(({ values, unread }) => [values === null, unread])).toEqual([
      [false, 0],
      [false, 1],
    ])
    expect(countedSoFar(lost)).toBeNull()
  })
})

describe('exports', () => {
  test('have the 95 % intervals of every figure over units, and the fairness measures', async () => {
    const data = dataOf(whole)
    const gathered = await gatherResampled(data, services)
    const rows = languageRows(data, provenance, gathered.intervalOf)
    expect(rows).toHaveLength(languageRowCount(data))
    for (const row of rows) expect(row).toHaveLength(languageColumnIds.length)
    const cell = (row: readonly unknown[] | undefined, id: string) => row?.[languageColumnIds.indexOf(id)]
    const french = rows.find((row) => cell(row, 'code') === 'fr' && cell(row, 'tokenizer_reference') === 'a')
    // Three times as many in every unit: no draw has another value.
    expect([cell(french, 'premium'), cell(french, 'premium_low'), cell(french, 'premium_high')]).toEqual([3, 3, 3])
    const perWord = ['tokens_per_word_low', 'tokens_per_word', 'tokens_per_word_high'].map((id) =>
      Number(cell(french, id)),
    )
    expect(perWord).toEqual(perWord.toSorted((x, y) => x - y))
    const fairness = fairnessRows(data, provenance, gathered.fairnessOf)
    expect(fairness.map((row) => row.length)).toEqual([fairnessColumnIds.length, fairnessColumnIds.length])
    const of = (row: number, id: string) => fairness[row]?.[fairnessColumnIds.indexOf(id)]
    expect(
      ['tokenizer', 'worst_premium', 'worst_premium_low', 'worst_language', 'mean_premium', 'languages'].map((id) =>
        of(0, id),
      ),
    ).toEqual(['A', 3, 3, 'fr', 2, 3])
    expect([of(0, 'gini_against_baseline'), of(1, 'mean_against_baseline')]).toEqual([null, 'lower'])
  })

  test('leave a tokenizer out of which not all is counted', () => {
    const data = dataOf({ ...whole, de: { present: all, tokens: { a: [4, 6, 8, 2] } } })
    expect(fairnessRows(data, provenance, () => null).map(([name]) => name)).toEqual(['A'])
  })
})

test('rows that say the same are the same', () => {
  const tableOf = createTableMaker()
  const languages = dataOf(whole)
  const columns = tokenizerColumns(languages.columns, 'premium')
  const first = tableOf(languages, columns)
  const without = {
    ...languages,
    countsOf: (code: string, reference: string) => (code === 'fr' ? null : languages.countsOf(code, reference)),
  }
  const second = tableOf(without, columns)
  expect(second.rows.map((row, at) => row === first.rows[at])).toEqual([true, true, false])
})

test('a message is one for all tokenizers: the Declaration in English costs in Hindi what it is in Hindi', () => {
  const folder = path.resolve(import.meta.dirname, '../../../public/corpora/udhr')
  const index = readDeclarationIndex(JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')))
  if (index === null) throw new Error('no index')
  const unitsOf = (code: string) =>
    declarationUnits(
      JSON.parse(new TextDecoder().decode(gunzipSync(readFileSync(path.join(folder, `${code}.gzip`))))),
      index,
      'article',
    ) ?? []
  const canine = findCard('canine')
  if (canine === null) throw new Error('no card')
  const tokenizers = {
    o200k_base: shippedBpe('o200k_base'),
    cl100k_base: shippedBpe('cl100k_base'),
    canine: new CharacterTokenizer(canine.card),
  }
  const measured = Object.fromEntries(
    ['eng', 'hin'].map((code) => [
      code,
      { units: unitsOf(code), ...runSteps(unitStatisticsSteps(unitsOf(code), code)) },
    ]),
  )
  const data: LanguageData = {
    ...dataOf({}),
    base: 'eng',
    codes: ['eng', 'hin'],
    // Not in the order of their counts.
    columns: ['canine', 'cl100k_base', 'o200k_base'].map((reference) => ({
      reference,
      name: reference,
      failure: null,
    })),
    statisticsOf: (code) => measured[code]?.statistics ?? null,
    countsOf: (code, reference) => {
      const [one, tokenizer] = [measured[code], Object.entries(tokenizers).find(([id]) => id === reference)?.[1]]
      return one === undefined || tokenizer === undefined
        ? null
        : runSteps(countUnitsSteps(tokenizer, one.units, one.words, 'per-unit'))
    },
  }
  const characters = measured['eng']?.statistics.codePoints.reduce((sum, count) => sum + count, 0) ?? 0
  const message = { ...data, options: { ...data.options, messageCharacters: characters } }
  const rows = messageRows(message, 'hin')
  const hindi = rows.map(({ column: { name }, tokens }) => [name, Math.round(tokens ?? 0)])
  // The counts of the whole Declaration, the fewest first.
  expect(hindi).toEqual([
    ['o200k_base', 2954],
    ['cl100k_base', 10_125],
    ['canine', 10_418],
  ])
  const cheapest = cheapestOf(rows)
  expect(cheapest?.name).toBe('o200k_base')
  expect(cheapest?.others.map(({ name, times }) => [name, times.toFixed(3)])).toEqual([
    ['cl100k_base', (10_125 / 2954).toFixed(3)],
    ['canine', (10_418 / 2954).toFixed(3)],
  ])
  // One that is still to be counted might be cheaper.
  const waiting = { ...message, columns: [...message.columns, { reference: 'x', name: 'x', failure: null }] }
  expect(cheapestOf(messageRows(waiting, 'hin'))).toBeNull()
})
