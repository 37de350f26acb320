/** The step `corpus` from a folder of one's own, and the page of sources. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderDocuments } from '../../../pretraining/corpus/folder.ts'
import { makeCorpus, sourcesPage } from '../../../pretraining/corpus/main.ts'
import packages from '../../../pretraining/corpus/packages.json' with { type: 'json' }
import { readPieces } from '../../../pretraining/corpus/pieces.ts'
import { sources } from '../../../pretraining/corpus/sources.ts'

const TINY = 'tests/fixtures/corpus'
let work = ''

beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'corpus-'))
})
afterEach(() => {
  rmSync(work, { recursive: true })
})

test('a file is a document, a line a block; a folder or a file is a language', () => {
  const found = [...folderDocuments(TINY)].map(({ language, key, blocks }) => [language, key, blocks.length])
  expect(found).toEqual([
    ['de', 'folder letters', 3],
    ['en', 'folder letters', 3],
    ['ru', 'folder ru.txt', 2],
  ])
})

test('the pieces of a tiny folder are written, filtered, and read again', () => {
  const mix = makeCorpus(work, TINY, path.join(work, 'SOURCES.md'))
  expect(readPieces(path.join(work, 'train.jsonl'))).toEqual(mix.train)
  expect(readPieces(path.join(work, 'heldout.jsonl'))).toEqual(mix.heldOut)
  const text = (language: string): string =>
    mix.train
      .filter((piece) => piece.language === language)
      .map((piece) => piece.text)
      .join('')
  expect(text('en')).toBe('The harbour is quiet in the morning.\nBoats come back with the evening tide.\n')
  // The English line of the translation and the short one are gone.
  expect(text('de')).toBe('Am Morgen ist es still im Hafen.\n')
  expect(text('ru')).toBe('Утром в гавани тихо.\nВечером лодки возвращаются с приливом.\n')
  expect(existsSync(path.join(work, 'SOURCES.md'))).toBe(false)
})

test('a key that is held out is so in both languages', () => {
  for (const language of ['en', 'de']) {
    mkdirSync(path.join(work, 'texts', language), { recursive: true })
    for (let page = 0; page < 300; page++)
      writeFileSync(
        path.join(work, 'texts', language, `${page}.txt`),
        language === 'en' ? `The page has the number ${page} on it.\n` : `Auf dieser Seite steht Nummer ${page}.\n`,
      )
  }
  const { train, heldOut } = makeCorpus(path.join(work, 'out'), path.join(work, 'texts'), null)
  const keys = (language: string) =>
    heldOut
      .filter((piece) => piece.language === language)
      .map(({ key }) => key)
      .toSorted()
  expect(keys('en').length).toBeGreaterThan(0)
  expect(keys('de')).toEqual(keys('en'))
  expect(train.filter(({ key }) => keys('en').includes(key))).toEqual([])
})

test('a folder without texts is refused in words', () => {
  expect(() => makeCorpus(work, work, null)).toThrow(/No text files/)
})

test('pieces that are none are refused', () => {
  writeFileSync(path.join(work, 'bad.jsonl'), '{"source":"a"}\n')
  expect(() => readPieces(path.join(work, 'bad.jsonl'))).toThrow(/Invalid key|language/)
})

test('SOURCES.md says of sources what the step writes, and every package belongs to one', () => {
  const upToTables = (page: string): string => page.slice(0, page.indexOf('## Training text'))
  expect(upToTables(readFileSync('pretraining/SOURCES.md', 'utf8'))).toBe(
    upToTables(sourcesPage({ train: [], heldOut: [] })),
  )
  for (const { name } of packages)
    expect(sources.filter(({ packagePrefix }) => name.startsWith(packagePrefix))).toHaveLength(1)
})
