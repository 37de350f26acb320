/** Kinds, scripts and queries of entries: worked examples, and queries against filters written down again. */
import { expect, test } from 'vitest'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { compareVocabularies } from '../../../src/core/vocabulary/compareVocabularies.ts'
import { factsOf } from '../../../src/core/vocabulary/entryKinds.ts'
import { originsOf } from '../../../src/core/vocabulary/origins.ts'
import { publicationOf, publishedTexts } from '../../../src/core/vocabulary/publishedTokens.ts'
import { findEntries, type VocabularyQuery } from '../../../src/core/vocabulary/query.ts'
import { summaryOf } from '../../../src/core/vocabulary/summary.ts'
import { vocabularyIndex, type VocabularyIndex } from '../../../src/core/vocabulary/vocabularyIndex.ts'
import { shippedTokenizer } from '../tokenizers/bpe/shipped.ts'

function indexOf(id: string): VocabularyIndex {
  const index = runSteps(vocabularyIndex(shippedTokenizer(id)))
  if (index === null) throw new Error('no list')
  return index
}

const gpt2 = indexOf('gpt2')
const ALL: VocabularyQuery = {
  search: '',
  searchBy: 'text',
  kind: null,
  script: null,
  spaced: null,
  least: null,
  most: null,
  sortBy: 'id',
  descending: false,
}

function ids(query: Partial<VocabularyQuery>): readonly number[] {
  const found = runSteps(findEntries(gpt2, { ...ALL, ...query }))
  if (!found.ok) throw new Error(JSON.stringify(found.failure))
  return Array.from(found.value)
}

const textOf = (id: number): string => gpt2.byId.get(id)?.text ?? '?'

test.each([
  [' the', 'word', 'Latn', true],
  ['of the', 'words', 'Latn', false],
  [' 2024', 'digits', 'none', true],
  ['();', 'code', 'none', false],
  ['camelCase', 'code', 'Latn', false],
  ['…', 'marks', 'none', false],
  ['a1', 'mixed', 'Latn', false],
  ['\n\n', 'space', 'none', true],
  ['слово', 'word', 'Cyrl', false],
  ['漢字かな', 'word', 'several', false],
  ['नमस्ते', 'word', 'Deva', false],
])('%j is of kind %s, script %s', (text, kind, script, isSpaced) => {
  expect(factsOf(encodeUtf8(text), text)).toMatchObject({ kind, script, isSpaced, text })
})

test('what is no text: bytes, parts of characters, special tokens', () => {
  expect(factsOf(Uint8Array.of(0x80), '')).toMatchObject({ kind: 'byte', script: 'unknown', text: null })
  expect(factsOf(Uint8Array.of(0xe4, 0xb8), '')).toMatchObject({ kind: 'part' })
  expect(factsOf(Uint8Array.of(0x41), '<0x41>')).toMatchObject({ kind: 'byte' })
  expect(factsOf(null, '<s>')).toMatchObject({ kind: 'special' })
})

test('the published counts of GPT-2: 50,257 entries, 128 lone bytes and 216 parts of characters', () => {
  const { entries, byKind, rankedBy } = summaryOf(gpt2)
  const counts = Object.fromEntries(byKind.map(({ kind, count }) => [kind, count]))
  expect(entries).toBe(50_257)
  expect(rankedBy).toBe('merge')
  expect([counts['byte'], counts['part'], counts['special']]).toEqual([128, 216, 1])
  expect(byKind.reduce((sum, { count }) => sum + count, 0)).toBe(entries)
})

test('searches: text, bytes, id, expression', () => {
  expect(ids({ search: ' SolidGoldMagikarp' })).toEqual([43_453])
  expect(ids({ search: '20 53 6f 6c 69 64 47', searchBy: 'hex' })).toEqual([43_453])
  expect(ids({ search: '43453', searchBy: 'id' }).map(textOf)).toEqual([' SolidGoldMagikarp'])
  expect(ids({ search: '^ [Mm]agi', searchBy: 'pattern' }).every((id) => /^ [Mm]agi/u.test(textOf(id)))).toBe(true)
  for (const [search, searchBy] of [
    ['2', 'hex'],
    ['x', 'id'],
    ['(', 'pattern'],
  ] as const)
    expect(runSteps(findEntries(gpt2, { ...ALL, search, searchBy }))).toMatchObject({
      failure: { code: 'unsupported' },
    })
  // “bc” is in “0a bc”, not in “0abc0d” read from its second digit.
  expect(
    ids({ search: 'e4b8', searchBy: 'hex' }).every((id) =>
      Buffer.from(gpt2.byId.get(id)?.bytes ?? []).includes(Buffer.from([0xe4, 0xb8])),
    ),
  ).toBe(true)
})

test('filters are those of each entry, and orders are orders', () => {
  const query = { kind: 'word', script: 'Latn', spaced: 'with', least: 3, most: 9 } as const
  const expected = gpt2.entries.filter(
    ({ kind, script, isSpaced, bytes }) =>
      kind === 'word' && script === 'Latn' && isSpaced && (bytes?.length ?? 0) >= 3 && (bytes?.length ?? 0) <= 9,
  )
  expect(expected.length).toBeGreaterThan(0)
  expect(ids(query)).toEqual(expected.map(({ id }) => id))
  const lengths = ids({ ...query, sortBy: 'length', descending: true }).map(
    (id) => gpt2.byId.get(id)?.bytes?.length ?? 0,
  )
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  const ranks = ids({ sortBy: 'rank' }).map((id) => gpt2.byId.get(id)?.rank ?? Infinity)
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
})

test('where an entry comes from and goes to', () => {
  const win = gpt2.entries.find(({ text }) => text === ' win')?.id ?? -1
  const { pairs, tree, within, withinCount } = originsOf(shippedTokenizer('gpt2'), gpt2, win)
  expect(tree?.token.id).toBe(win)
  expect(pairs?.some(({ left, right }) => textOf(left) + textOf(right) === ' win')).toBe(true)
  expect(within.every((id) => textOf(id).includes(' win'))).toBe(true)
  expect(withinCount).toBe(gpt2.entries.filter(({ id, text }) => id !== win && text?.includes(' win') === true).length)
})

test('two vocabularies: a partition of all byte strings', () => {
  const other = indexOf('tessera-bpe')
  const compared = runSteps(compareVocabularies(gpt2, other))
  const strings = ({ entries }: VocabularyIndex) =>
    new Set(entries.flatMap(({ bytes }) => (bytes === null ? [] : [Buffer.from(bytes).toString('hex')])))
  const [first, second] = [strings(gpt2), strings(other)]
  const common = [...first].filter((hex) => second.has(hex)).length
  expect(compared).toMatchObject({
    both: common,
    onlyFirst: first.size - common,
    onlySecond: second.size - common,
  })
  for (const list of [compared.byScript, compared.byKind]) {
    expect(list.reduce((sum, { both }) => sum + both, 0)).toBe(compared.both)
    expect(list.reduce((sum, { onlySecond }) => sum + onlySecond, 0)).toBe(compared.onlySecond)
  }
})

test('every entry that is said to be published is one of the vocabulary, and the known one has its known id', () => {
  const texts = new Map(gpt2.entries.map(({ text, id }) => [text, id]))
  expect(publishedTexts('gpt2').filter((text) => !texts.has(text))).toEqual([])
  expect(publicationOf('gpt2', gpt2.byId.get(43_453)?.text ?? null)).toBe('solid-gold-magikarp')
  expect(publicationOf('gpt2', gpt2.byId.get(40_241)?.text ?? null)).toBe('fishing-for-magikarp')
  expect([publicationOf('gpt2', ' the'), publicationOf('o200k_base', ' SolidGoldMagikarp')]).toEqual([null, null])
})
