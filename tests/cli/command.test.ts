/** The command line as it is built: its tables are those of the page; what is wrong is said. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStaticServer } from '../../scripts/staticServer.mjs'
import { readArguments } from '../../src/cli/arguments.ts'
import { comparisons, pageSide, tokenizerFile } from '../oracle/atScale/comparisons.ts'
import { runProgram } from '../oracle/atScale/runProgram.ts'

let folder = ''
let assetsBase = ''
let close = async (): Promise<void> => {}
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-command-'))
  const server = await startStaticServer({ folder: 'public' })
  assetsBase = server.url
  close = server.close
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true })
})

const run = (...given: readonly string[]) => runProgram(process.execPath, ['bin/tessera.mjs', ...given])

/** Without what a test's page does not know. */
const KNOWN_BY_PAGE = new Set(['family'])

function withoutKnown(csv: string): readonly (readonly string[])[] {
  const [heads = [], ...rows] = csv.split('\r\n').map((line) => line.split(','))
  const places = heads.flatMap((head, place) => (KNOWN_BY_PAGE.has(head) ? [] : [place]))
  return [heads, ...rows].map((row) => places.map((place) => row[place] ?? ''))
}

test('a folder is counted by two threads as on the page', async () => {
  const lines = comparisons.filter(({ id }) => id === 'lines')
  for (const { corpus, seed, ...comparison } of lines) {
    const small = { ...comparison, corpus, seed, references: ['gpt2', 'byt5'], files: ['wordpiece.json'] as const }
    for (const { path: name, bytes } of corpus) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), bytes)
    }
    const [out, fairness] = [path.join(folder, 'table.csv'), path.join(folder, 'fairness.csv')]
    const tokenizers = [...small.files.map(tokenizerFile), ...small.references].join(',')
    const what = ['--tokenizers', tokenizers, '--corpus', path.join(folder, 'lines'), '--seed', String(seed)]
    const where = ['--out', out, '--fairness', fairness, '--threads', '2']
    const { status, stderr } = await run('count', ...what, ...where)
    expect({ status, stderr }).toMatchObject({ status: 0 })
    const { tables } = await pageSide(small, assetsBase)
    expect(withoutKnown(readFileSync(out, 'utf8'))).toEqual(withoutKnown(tables.languages))
    expect(readFileSync(fairness, 'utf8')).toBe(tables.fairness)
  }
})

test('what is wrong is said in a sentence, and nothing is written to the standard output', async () => {
  const corpus = ['--corpus', 'tests/fixtures/corpora-edges/25-empty-line']
  const cases = [
    [['count', '--tokenizers', 'gpt2', '--corpus', 'nowhere'], 'nowhere was not found'],
    [['count', '--tokenizers', 'nothing-like-it', ...corpus], 'nothing-like-it'],
    [['count', ...corpus], '--tokenizers is missing'],
    [['count', '--tokenizers', 'gpt2', ...corpus, '--unheard'], '--unheard'],
    [['guess'], 'there is no command guess'],
  ] as const
  for (const [given, sentence] of cases) {
    const { status, stdout, stderr } = await run(...given)
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: expect.stringContaining(sentence) })
  }
  expect(await run('--help')).toMatchObject({ status: 0, stderr: '' })
})

test('arguments are checked before anything is read', () => {
  const refused = (...given: readonly string[]) => {
    const asked = readArguments(['count', '--tokenizers', 'gpt2', '--corpus', 'x', ...given])
    return asked.kind === 'refused' ? asked.why : asked.kind
  }
  expect(refused()).toBe('count')
  expect(refused('--mode', 'all')).toBe('--mode must be one of per-unit, joined, joined-petrov')
  expect(refused('--seed', '-1')).toContain('--seed')
  expect(refused('--threads', '0')).toBe('--threads must be a whole number from 1')
  expect(refused('--hub', 'ftp://x')).toContain('--hub must be')
  expect(refused('--tokenizers', 'gpt2,gpt2')).toBe('--tokenizers has an entry twice')
})
