/** Files of a reader's that may be anything, read as parallel corpora: a corpus or a refusal, never an exception. */
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { corpusOf, findTexts, shownTexts } from '../../src/core/corpora/readCorpus.ts'
import type { CorpusFile } from '../../src/core/corpora/ownCorpus.ts'
import { ReadingServer } from '../../src/platform/workers/reading/server.ts'
import { randomBelow, seededRandom, type Random } from '../../src/core/text/seededRandom.ts'
import { english } from '../ui/messages/english.ts'
import { damagedBytes, jsonOf, pick, randomBytes, randomValue } from './mutations.ts'
import { seed } from './seed.ts'
import { tryAll } from './watching.ts'

const words: Readonly<Record<string, string>> = english.failure
const CODES = [
  'eng',
  'deu_Latn',
  'fr',
  'hin_Deva',
  'zh-Hant',
  'mya',
  'ar',
  '__proto__',
  'constructor',
  'toString',
  'xx',
  '',
  'sentence_eng_Latn',
  'en',
]
const CELLS = [
  '',
  'a',
  'naïve 🦊',
  '"',
  '""',
  '"a',
  '\t',
  ',',
  ';',
  '\u2028',
  '\ufeff',
  '-1',
  'https://x',
  '\0',
  '\u202e',
  '<b>',
  '=1+1',
  'x'.repeat(300),
]
const BREAKS = ['\n', '\r\n', '\r', '']
const NAMES = [
  'eng_Latn.dev',
  'deu_Latn.dev',
  'eng.txt',
  'fra.txt',
  'en',
  'a.en',
  'a.de',
  'x/eng.txt',
  'x/y/deu.txt',
  '../eng.txt',
  '__proto__',
  'table.tsv',
  'table.csv',
  'lines.jsonl',
  '.hidden',
  '__MACOSX/eng.txt',
  'a.zip',
  '',
  '\u202egnp.exe',
]

const lines = (random: Random, line: () => string): string =>
  Array.from({ length: randomBelow(random, 6) }, () => line() + pick(random, BREAKS)).join('')

function randomContent(path: string, random: Random): Uint8Array {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
  const row = (of: readonly string[], separator: string): string =>
    Array.from({ length: 1 + randomBelow(random, 4) }, () => pick(random, of)).join(separator)
  const separator = path.endsWith('.tsv') ? '\t' : pick(random, [',', ';', '\t', '|'])
  const content = (): Uint8Array => {
    if (random() < 0.15) return randomBytes(random, 300)
    if (path.endsWith('sv')) return utf8(`${row(CODES, separator)}\n${lines(random, () => row(CELLS, separator))}`)
    if (!path.endsWith('.jsonl')) return utf8(lines(random, () => pick(random, CELLS)))
    const record = (): unknown =>
      Object.fromEntries(
        Array.from({ length: 3 }, () => [
          pick(random, CODES),
          random() < 0.7 ? pick(random, CELLS) : randomValue(random),
        ]),
      )
    return utf8(lines(random, () => jsonOf(random() < 0.3 ? { translation: record() } : record())))
  }
  return random() < 0.3 ? damagedBytes(content(), random) : content()
}

const randomFiles = (random: Random): readonly CorpusFile[] =>
  Array.from({ length: randomBelow(random, 5) }, () => {
    const path = pick(random, NAMES)
    return { path, bytes: randomContent(path, random) }
  })

const describeFiles = (files: readonly CorpusFile[]): string =>
  JSON.stringify(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]))

test('random files, tables and records', { timeout: 120_000 }, () => {
  const random = seededRandom(seed)
  let read = 0
  tryAll(5000, () => {
    const files = randomFiles(random)
    return {
      describe: () => describeFiles(files),
      run: () => {
        const outcome = findTexts(files)
        if (!outcome.ok) return expect(words[outcome.failure.code]).toBeDefined()
        read += 1
        const { texts, others } = outcome.value
        const corpus = corpusOf(outcome.value, shownTexts(outcome.value, []))
        expect(corpus.languages).toHaveLength(texts.length)
        expect(new Set([...texts, ...others].map(({ id }) => id)).size).toBe(texts.length + others.length)
        for (const { units } of [...texts, ...others]) expect(units).toHaveLength(corpus.unitCount)
      },
    }
  })
  expect(read).toBeGreaterThan(50)
  expect(read).toBeLessThan(4500)
})

test('zip files, whole and damaged', { timeout: 120_000 }, async () => {
  const random = seededRandom(seed + 1)
  const codes = new Set<string>()
  for (let index = 0; index < 1000; index++) {
    const files = randomFiles(random).filter(({ path }) => path !== '' && path !== '__proto__')
    const zip = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])))
    const bytes = random() < 0.7 ? damagedBytes(zip, random) : zip
    const file = new File([Uint8Array.from(bytes)], 'corpus.zip')
    const outcome = await new ReadingServer()
      .readCorpus({ files: [{ path: 'corpus.zip', file }], known: [], assigned: [] }, () => {})
      .catch((error: unknown) => {
        throw new Error(`seed ${seed}, case ${index}: ${Buffer.from(bytes).toString('base64')}`, { cause: error })
      })
    codes.add(outcome.ok ? 'read' : outcome.failure.code)
    if (!outcome.ok) expect(words[outcome.failure.code]).toBeDefined()
  }
  expect([...codes]).toContain('read')
  expect([...codes]).toContain('corpus-zip')
})

test('a file that cannot be read any more is a refusal', async () => {
  const gone = new File(['x'], 'eng.txt')
  gone.stream = () =>
    new ReadableStream({
      pull: () => Promise.reject(new DOMException('A requested file or directory could not be found', 'NotFoundError')),
    })
  const request = { files: [{ path: 'eng.txt', file: gone }], known: [], assigned: [] }
  expect(await new ReadingServer().readCorpus(request, () => {})).toMatchObject({
    ok: false,
    failure: { code: 'file-unreadable' },
  })
})
