/** What a link says of the Languages panel: only what is not as at the start, and nothing of the reader's files. */
import { expect, test } from 'vitest'
import { comparisonOf, contentOf } from '../../src/effects/linkOfComparison.ts'
import { readLink, writeLink } from '../../src/share/link.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import { defaultLanguageOptions, type LanguageOptions } from '../../src/state/languages.ts'

const known = { isSample: () => false, sampleTextOf: () => null, panels: ['compare', 'languages'] }
const comparison = (languages: Partial<LanguageOptions>, part: Partial<Comparison> = {}): Comparison => ({
  ...defaultComparison('text', null),
  panel: 'languages',
  languages: { ...defaultLanguageOptions, ...languages },
  ...part,
})

function travelled(of: Comparison): Comparison {
  const reading = readLink(writeLink(contentOf(of)).fragment)
  if (reading.status !== 'read') throw new Error(reading.status)
  return comparisonOf(reading.content, '', known)
}

test('a link says nothing of the panel while it is as at the start', () => {
  expect(contentOf(comparison({}))).not.toHaveProperty('languages')
  expect(contentOf(comparison({ seed: 7 })).languages).toEqual({ seed: 7 })
})

test('everything that is chosen travels', () => {
  const chosen: LanguageOptions = {
    corpus: 'udhr-paragraphs', chosen: ['eng', 'mya'], base: 'mya', mode: 'joined', figure: 'unknown', view: 'table', tokenizer: 'gpt2',
    allFigures: true, sorting: { by: 'byt5', direction: 'ascending' }, group: 'family', seed: 9, other: 'eng', unit: 4, messageCharacters: 10,
    translations: [{ language: 'ru', text: 'да' }],
  }
  expect(travelled(comparison(chosen)).languages).toEqual(chosen)
})

test('a reader’s file is named neither as the tokenizer of a view nor as what is sorted by', () => {
  const file = `file:${'0'.repeat(64)}:my.json`
  const of = comparison({ tokenizer: file, sorting: { by: file, direction: 'ascending' } }, { tokenizers: [file, 'gpt2'], baseline: file })
  const { languages } = travelled(of)
  expect(languages.tokenizer).toBeNull()
  expect(languages.sorting).toEqual(defaultLanguageOptions.sorting)
})

test('translations that are too long stay, with everything else there', () => {
  const translations = [{ language: 'ru', text: 'д'.repeat(30_000) }]
  expect(travelled(comparison({ translations, seed: 3 })).languages).toEqual({ ...defaultLanguageOptions, seed: 3 })
})

test('a text too long for a link takes the translations with it', () => {
  let seed = 1
  const noise = Array.from({ length: 60_000 }, () => String.fromCharCode(33 + ((seed = (seed * 48_271) % 2_147_483_647) % 90))).join('')
  const of = comparison({ corpus: 'text', translations: [{ language: 'ru', text: 'да' }] }, { text: noise })
  expect(writeLink(contentOf(of)).status).toBe('too-long')
  expect(travelled(of).languages).toEqual({ ...defaultLanguageOptions, corpus: 'text' })
})
