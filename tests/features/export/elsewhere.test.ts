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
import type { Ran } from '../../oracle/atScale/runProgram.ts'

const ORACLE = path.resolve(import.meta.dirname, '../../oracle/atScale')
const TEMPLATE = 'src/core/export/atScale/script.py'
const TABLES = ['languages', 'fairness'] as const
/** What says where a corpus lay, and which ICU segmented its words. */
const OWN = new Set(['corpus', 'corpus_source', 'unit', 'segmenter', 'intervals'])

// Of Python 3.11, for which the script is.
const parses = await hasModules(['tomllib'], 'The parser of Python')
const runs = await hasModules(['tokenizers', 'pyarrow', 'numpy', 'icu4py', 'regex'], 'The script on one machine')
const runsSpark = runs && (await hasModules(['pyspark', 'pandas'], 'The script on Spark'))
const runsMypy = await hasModules(['mypy'], 'The types of the script')

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
  const { id } = comparison
  let page: PageSide
  beforeAll(async () => {
    page = await pageSide(comparison, assetsBase)
    writeFileSync(path.join(folder, `${id}.py`), page.made.script)
  })

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
    for (const [index, columns] of [languageColumns, fairnessColumns].entries()) {
      const [row] = rowsOf(readFileSync(golden(TABLES[index] ?? 'languages'), 'utf8'))
      const written = Object.keys(row ?? {}).filter((column) => column !== 'intervals')
      const has = new Set(written)
      expect(written).toEqual(columns.map(({ id: column }) => column).filter((column) => has.has(column)))
    }
  })

  test.each(parses ? [id] : [])('the script of %s is Python', async () => {
    const program = 'import ast, pathlib, sys; ast.parse(pathlib.Path(sys.argv[1]).read_text("utf-8"))'
    expect(complaint(await python(['-c', program, path.join(folder, `${id}.py`)]))).toBeNull()
  })

  test.each(runs ? [id] : [])('the script of %s counts it on one machine', async () => {
    const out = await count(comparison, [writeCorpus(comparison)], 'machine')
    for (const table of TABLES)
      await expect(withoutPlace(path.join(out, `${table}.csv`))).toMatchFileSnapshot(golden(table))
  })

  test.each(runsSpark ? [id] : [])('the script of %s counts it on Spark with two workers', async () => {
    const out = await count(comparison, [writeCorpus(comparison), '--spark'], 'spark')
    for (const table of TABLES)
      expect(withoutPlace(path.join(out, `${table}.csv`))).toBe(readFileSync(golden(table), 'utf8'))
  })
})

describe.each(runs ? comparisons.filter(({ id }) => id === 'records') : [])('other forms of $id', (comparison) => {
  const ways = ['here', ...(runsSpark ? ['--spark'] : [])]
  const small = { ...comparison, id: 'forms', references: ['byt5', 'tessera-bpe'] }
  const converted = (): string => path.join(folder, 'converted')
  let recorded: readonly Row[] = []
  const figures = (out: string): readonly Row[] => {
    const rows = rowsOf(readFileSync(path.join(out, 'languages.csv'), 'utf8'))
    return comparable(rows, rows)
  }
  beforeAll(async () => {
    const { made } = await pageSide(small, assetsBase)
    writeFileSync(path.join(folder, 'forms.py'), made.script)
    const given = [writeCorpus(small), converted(), small.options.at(-1) ?? '']
    const refused = complaint(await python(['tests/oracle/atScale/convert.py', ...given]))
    if (refused !== null) throw new Error(refused)
    recorded = figures(await count(small, [writeCorpus(small)], 'recorded'))
  })
  const counted = async (form: string, ...given: readonly string[]) =>
    figures(await count(small, [path.join(converted(), form), ...given], `${form}${given.join('')}`))

  test.each(ways)(
    'are counted alike: %s',
    async (way) => {
      const flags = way === 'here' ? [] : [way]
      for (const form of ['parquet', 'csv', 'gz']) expect(await counted(form, ...flags)).toEqual(recorded)
      // Texts are others in a TSV, and chunks give other ends; both are alike everywhere.
      const tsv = await counted('tsv')
      expect(await counted('tsv', ...flags)).toEqual(tsv)
      const chunks = await counted('parquet', '--intervals', 'chunks')
      expect(await counted('csv', '--intervals', 'chunks', ...flags)).toEqual(chunks)
      const ends = /_(?:low|high)$/
      const values = (rows: readonly Row[]) =>
        rows.map((row) => Object.entries(row).filter(([column]) => !ends.test(column)))
      expect(values(chunks)).toEqual(values(recorded))
      expect(chunks).not.toEqual(recorded)
    },
    900_000,
  )

  test('a number that differs from the page’s stops it', async () => {
    const other = path.join(folder, 'other.py')
    const script = readFileSync(path.join(folder, 'forms.py'), 'utf8')
    writeFileSync(other, script.replace(/"tokens": \d+/, '"tokens": 3'))
    const { status, stderr } = await python([other])
    expect(status).toBe(1)
    expect(stderr).toContain('3 on the page')
  })
})

/** Runs a comparison's script; the folder of its tables. */
async function count({ id, files, options }: Comparison, given: readonly string[], name: string): Promise<string> {
  const out = path.join(folder, `${id}-${name}`)
  const kept = files.flatMap((file) => ['--tokenizer-file', tokenizerFile(file)])
  expect(
    complaint(await python([path.join(folder, `${id}.py`), ...given, '--out', out, ...options, ...kept])),
  ).toBeNull()
  return out
}

/** What Python said where it did not end well; null where it did. */
function complaint({ status, stdout, stderr }: Ran): string | null {
  return status === 0 ? null : stdout + stderr
}

/** A table of the script's without the folder in which the corpus was written. */
function withoutPlace(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(folder, '')
}

test.each(runsMypy ? [TEMPLATE] : [])('%s has the types that it says', async (file) => {
  const config = path.join(ORACLE, 'mypy.ini')
  expect(complaint(await python(['-m', 'mypy', '--config-file', config, file]))).toBeNull()
})

test.each(runs ? [TEMPLATE] : [])('%s asks a hub for the commit that it is told', async (file) => {
  expect(complaint(await python(['tests/oracle/atScale/hub.py', file]))).toBeNull()
})
