/** The shipped Declaration: every file reads, is aligned, and is what the list says; the first languages are diverse. */
import { readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { declarationCorpus, declarationUnits, readDeclarationIndex } from '../../../src/core/corpora/declaration.ts'
import { proposedLanguages } from '../../../src/core/corpora/proposedLanguages.ts'

const folder = new URL('../../../public/corpora/udhr/', import.meta.url)
const json: unknown = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'))
const index = readDeclarationIndex(json)
if (index === null) throw new Error('index.json is not of the format')
const parsed = (code: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(new URL(`${code}.gzip`, folder))).toString())

test('every language has its file, and every file its language', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.gzip'))
    .map((name) => name.slice(0, -5))
  expect(files.toSorted()).toEqual(index.languages.map(({ code }) => code).toSorted())
})

test.each(['article', 'paragraph'] as const)('every text is aligned by %s, and none lacks an article', (grain) => {
  const { unitCount, unitIds } = declarationCorpus(index, grain)
  expect(unitIds).toHaveLength(unitCount)
  expect(new Set(unitIds).size).toBe(unitCount)
  for (const { code } of index.languages) {
    const units = declarationUnits(parsed(code), index, grain)
    expect(units).toHaveLength(unitCount)
    if (grain === 'article') expect(units?.slice(1).every((unit) => unit !== null && unit.trim() !== '')).toBe(true)
  }
})

test('both grains hold the same text', () => {
  for (const code of ['eng', 'hin', 'arb', 'mya']) {
    const articles = declarationUnits(parsed(code), index, 'article') ?? []
    const paragraphs = declarationUnits(parsed(code), index, 'paragraph') ?? []
    if (paragraphs.includes(null)) continue
    expect(paragraphs.join('\n')).toBe(articles.join('\n'))
  }
})

test('Amharic lacks the preamble, and stays', () => {
  const units = declarationUnits(parsed('amh'), index, 'article') ?? []
  expect(units[0]).toBeNull()
  expect(units[1]).toContain('የሰው')
})

test('what is shown first has 40 languages or more, of at least 15 scripts and 12 families', () => {
  const first = proposedLanguages.map((code) => index.languages.find((language) => language.code === code))
  expect(first).not.toContain(undefined)
  expect(first.length).toBeGreaterThanOrEqual(40)
  expect(new Set(first.map((language) => language?.script)).size).toBeGreaterThanOrEqual(15)
  expect(new Set(first.map((language) => language?.family)).size).toBeGreaterThanOrEqual(12)
})

test('what is not of the format is refused', () => {
  expect(readDeclarationIndex({})).toBeNull()
  expect(declarationUnits({ preamble: null, articles: [] }, index, 'article')).toBeNull()
})
