/**
 * The script that counts elsewhere: what the page makes of three comparisons, and, where there is a Python with its packages,
 * what the script counts on one machine and on Spark, which is recorded in `tests/oracle/atScale`. The page's figures are
 * compared with what is recorded everywhere.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fairnessColumns } from '../../../src/features/languages/export/fairnessRows.ts'
import { languageColumns } from '../../../src/features/languages/export/languageRows.ts'
import template from '../../../src/core/export/atScale/script.py?raw'
import { startStaticServer } from '../../../scripts/staticServer.mjs'
import {
  comparisons,
  pageSide,
  tokenizerFile,
  type Comparison,
  type PageSide,
} from '../../oracle/atScale/comparisons.ts'
import { hasModules, python } from '../../oracle/atScale/python.ts'

const ORACLE = path.resolve(import.meta.dirname, '../../oracle/atScale')
const TABLES = ['languages', 'fairness'] as const
/** What says where a corpus lay, and which ICU segmented its words. */
const OWN = new Set(['corpus', 'corpus_source', 'unit', 'segmenter', 'intervals'])

const runs = hasModules(['tokenizers', 'pyarrow', 'numpy', 'icu4py', 'regex'], 'The script on one machine')
const runsSpark = runs && hasModules(['pyspark'], 'The script on Spark')
const runsMypy = hasModules(['mypy'], 'The types of the script')

let folder = ''
let assetsBase = ''
let close = async (): Promise<void> => {}
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-at-scale-'))
  const server = await startStaticServer({ folder: 'public' })
  assetsBase = server.url
  close = server.close
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true })
})

type Row = Readonly<Record<string, string>>

function rowsOf(csv: string): readonly Row[] {
  return Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data
}

/** ICU of another version segments other words: their figures are compared where it is the recorded one. */
const ofWords = (column: string): boolean => column === 'words' || column.startsWith('tokens_per_word')

function comparable(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const recorded = /ICU (\d+)/.exec(others[0]?.['segmenter'] ?? '')?.[1]
  const isSame = recorded === undefined || process.versions['icu']?.split('.')[0] === recorded
  const keyOf = (row: Row): string => `${row['code'] ?? ''} ${row['tokenizer_reference'] ?? ''}`
  return rows
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => !OWN.has(column) && column in (others[0] ?? {}) && (isSame || !ofWords(column)))
          .toSorted(),
      ),
    )
}

/** The path by which the script is given a corpus. */
function writeCorpus({ id, corpus }: Comparison): string {
  const place = path.join(folder, id)
  for (const { path: name, bytes } of corpus) {
    mkdirSync(path.dirname(path.join(place, name)), { recursive: true })
    writeFileSync(path.join(place, name), bytes)
  }
  const [first] = corpus
  return path.join(place, corpus.length === 1 ? (first?.path ?? '') : path.dirname(first?.path ?? ''))
}

describe.each(comparisons)('the comparison of $id', (comparison) => {
  const { id, files, options } = comparison
  let page: PageSide
  beforeAll(async () => {
    page = await pageSide(comparison, assetsBase)
    writeFileSync(path.join(folder, `${id}.py`), page.made.script)
  })

  function run(given: readonly string[], out: string) {
    const kept = files.flatMap((name) => ['--tokenizer-file', tokenizerFile(name)])
    return python([path.join(folder, `${id}.py`), ...given, '--out', out, ...options, ...kept])
  }

  const golden = (table: (typeof TABLES)[number]): string => path.join(ORACLE, id, `${table}.csv`)

  test('its script is the template with what the page says, in ASCII', () => {
    const [before, after] = template.split('{}""")\n\nif __name__')
    const { script } = page.made
    expect(script.startsWith(before ?? '?')).toBe(true)
    expect(script.endsWith(after ?? '?')).toBe(true)
    const said = script.slice((before ?? '').length, script.length - (after ?? '').length)
    expect(said).toMatch(/^[\n\x20-\x7e]*$/)
    const told = JSON.parse(said.slice(0, said.indexOf('""")')))
    const short = (value: unknown): unknown =>
      typeof value === 'string' && value.length > 200 ? `${value.length} characters` : value
    return expect(JSON.stringify(told, (_, value) => short(value), 1)).toMatchFileSnapshot(
      path.join(ORACLE, id, 'page.json'),
    )
  })

  test.each(TABLES)('the page has the recorded figures of %s', (table) => {
    const recorded = rowsOf(readFileSync(golden(table), 'utf8'))
    const own = rowsOf(page.tables[table])
    expect(recorded.length).toBeGreaterThan(0)
    expect(comparable(own, recorded)).toEqual(comparable(recorded, own))
  })

  test('its columns are those of the page, in their order', () => {
    const shared = [languageColumns, fairnessColumns].map((columns) => columns.map(({ id: column }) => column))
    for (const [index, table] of TABLES.entries()) {
      const [row] = rowsOf(readFileSync(golden(table), 'utf8'))
      expect(
        Object.keys(row ?? {}).filter((column) => column !== 'intervals' && !shared[index]?.includes(column)),
      ).toEqual([])
    }
  })

  test.runIf(runs)('the script counts it on one machine', async () => {
    const out = path.join(folder, `${id}-machine`)
    const { status, output } = run([writeCorpus(comparison)], out)
    expect(status, output).toBe(0)
    for (const table of TABLES)
      await expect(withoutPlace(path.join(out, `${table}.csv`))).toMatchFileSnapshot(golden(table))
  })

  test.runIf(runsSpark)('the script counts it on Spark', () => {
    const out = path.join(folder, `${id}-spark`)
    const { status, output } = run([writeCorpus(comparison), '--spark'], out)
    expect(status, output).toBe(0)
    for (const table of TABLES)
      expect(withoutPlace(path.join(out, `${table}.csv`))).toBe(readFileSync(golden(table), 'utf8'))
  })
})

/** A table of the script's without the folder in which the corpus was written. */
function withoutPlace(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(folder, '')
}

test.runIf(runsMypy)('the script has the types that it says', () => {
  const config = path.join(ORACLE, 'mypy.ini')
  const { status, output } = python(['-m', 'mypy', '--config-file', config, 'src/core/export/atScale/script.py'])
  expect(status, output).toBe(0)
})
