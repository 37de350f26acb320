/** Tables that are read part by part: the same rows however they are cut, the file as it was, columns added at its end. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { newColumnNames, openRows } from '../../../src/core/corpora/rows/openRows.ts'
import type { TableRow } from '../../../src/core/corpora/rows/tableRow.ts'

/** Reads a table in parts that end with a line, of about so many units. */
function read(path: string, text: string, partLength = text.length) {
  const reader = openRows(path)
  const rows: TableRow[] = []
  for (let at = 0; ;) {
    const found = text.indexOf('\n', at + partLength)
    const end = found === -1 ? text.length : found + 1
    const part = reader.read(text.slice(at, end), end === text.length)
    if (!part.ok) return { reader, rows, failure: part.failure }
    rows.push(...part.value)
    if (end === text.length) return { reader, rows, failure: null }
    at = end
  }
}

const whole = (rows: readonly TableRow[]): string => rows.map(({ raw, lineBreak }) => raw + lineBreak).join('')
const records = (rows: readonly TableRow[]) => rows.filter(({ kind }) => kind === 'record').map(({ cells }) => cells)

const cell = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[a-z ,;"|\n\r\t]{0,12}$/),
  fc.constantFrom('', '"', '""', '\r', '\r\n', '\n', 'a\r', 'ü', '東京\n'),
)
const table = fc.record({
  rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 }),
  delimiter: fc.constantFrom(',', ';', '|', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  isQuoted: fc.boolean(),
  mark: fc.constantFrom('', '\ufeff'),
  end: fc.boolean(),
  partLength: fc.integer({ min: 0, max: 40 }),
})

test('a table is the same rows however it is cut in parts, and all of them together are the file', () => {
  fc.assert(
    fc.property(table, ({ rows, delimiter, newline, isQuoted, mark, end, partLength }) => {
      const heads = ['first', 'second', 'third']
      // In tab-separated values quotes are quotes if the head is all in quotes.
      const quotes = isQuoted || delimiter === '\t'
      const body = Papa.unparse([heads, ...rows], { delimiter, newline, quotes })
      const text = mark + body + (end ? newline : '')
      const got = read('t.csv', text, partLength)
      expect(got.failure).toBeNull()
      expect(got.reader.heads()).toEqual(heads)
      expect(records(got.rows)).toEqual(rows)
      expect(whole(got.rows)).toBe(text)
      const added = got.rows.map((row) => got.reader.withCells(row, ['n, m'], [row.kind === 'record' ? 7 : null]))
      const again = Papa.parse<string[]>(
        added
          .join('')
          .slice(mark.length)
          .replace(/\r?\n$/, ''),
        {
          delimiter,
          newline: newline === '\r\n' && !quotes ? '\r\n' : '\n',
        },
      ).data
      expect(again.length).toBe(rows.length + 1)
      expect(again[0]?.at(3)?.trimEnd()).toBe('n, m')
      expect(again.slice(1).every((row) => row.length === 4 && row[3]?.trimEnd() === '7')).toBe(true)
    }),
  )
})

test('records in JSON are the same however they are cut, and keep all digits when fields are added', () => {
  const json = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 10 })
  fc.assert(
    fc.property(json, fc.integer({ min: 0, max: 40 }), fc.boolean(), (all, partLength, isReturn) => {
      const text = all.map((one) => JSON.stringify(one) + (isReturn ? '\r\n' : '\n')).join('\n')
      const got = read('t.jsonl', text, partLength)
      expect(got.failure).toBeNull()
      expect(whole(got.rows)).toBe(text)
      const added = got.rows
        .filter(({ kind }) => kind === 'record')
        .map((row): unknown => JSON.parse(got.reader.withCells(row, ['tokens_"x"'], [5])))
      expect(added).toEqual(all.map((one) => ({ ...JSON.parse(JSON.stringify(one)), 'tokens_"x"': 5 })))
    }),
  )
  const { reader, rows } = read('t.ndjson', '{"id": 12345678901234567890, "x": 1.10}\n{}\n { "a" : "b" } ')
  expect(rows.map((row) => reader.withCells(row, ['n'], [row.raw === '{}' ? null : 3]))).toEqual([
    '{"id": 12345678901234567890, "x": 1.10, "n": 3}\n',
    '{"n": null}\n',
    ' { "a" : "b" , "n": 3} ',
  ])
})

test('cells of JSON are its strings, in columns of the order in which they come', () => {
  const { reader, rows } = read('t.jsonl', '\ufeff{"a": "x", "b": 3}\n\n{"c": "", "a": null}\n{"toString": "y"}\n')
  expect(reader.heads()).toEqual(['a', 'b', 'c', 'toString'])
  expect(records(rows)).toEqual([
    ['x', null],
    [null, null, ''],
    [null, null, null, 'y'],
  ])
})

test('what parts fields is said by the first line, the name, or the head; blank lines are no rows', () => {
  expect(read('t.csv', 'sep=;\na,b;c\n1;2\n\n3;4').rows.map(({ kind }) => kind)).toEqual([
    'other',
    'head',
    'record',
    'other',
    'record',
  ])
  expect(read('t.csv', 'sep=;\na,b;c\n').reader.heads()).toEqual(['a,b', 'c'])
  expect(records(read('t.tsv', 'a,b\tc\n"x\ty"z\n').rows)).toEqual([['"x', 'y"z']])
  expect(records(read('t.csv', 'a,b\r1,2\r3,"4\r5"\r').rows)).toEqual([
    ['1', '2'],
    ['3', '4\r5'],
  ])
  expect(records(read('t.csv', 'text\r\nsays "no"\r\n"quoted"\r\n').rows)).toEqual([['says "no"'], ['quoted']])
})

test('what is wrong is told with its line, wherever parts were cut', () => {
  for (const partLength of [0, 1000]) {
    expect(read('folder/t.csv', '\ufeffa,b\n"1\n2",3\n4\n', partLength).failure).toEqual({
      code: 'corpus-ragged',
      values: { what: 't.csv', line: 4, count: 1, otherCount: 2 },
    })
    expect(read('t.csv', 'sep=,\na,b\n1,2\n3,"4\n5,6\n', partLength).failure).toEqual({
      code: 'table-record',
      values: { what: 't.csv', line: 4, limit: '10 MB' },
    })
    expect(read('t.jsonl', '{}\n\n[1]\n', partLength).failure).toMatchObject({
      code: 'corpus-json',
      values: { what: 't.jsonl', line: 3 },
    })
  }
  expect(read('t.csv', `a,b\n1,"${'x\n'.repeat(5_100_000)}`, 1_000_000).failure).toEqual({
    code: 'table-record',
    values: { what: 't.csv', line: 2, limit: '10 MB' },
  })
  expect(read('t.csv', '').rows).toEqual([])
})

test('new columns are called as no other is', () => {
  expect(newColumnNames(['gpt2', 'a.json', 'a.json'], ['text', 'tokens_gpt2', 'tokens_gpt2 (2)'])).toEqual([
    'tokens_gpt2 (3)',
    'tokens_a.json',
    'tokens_a.json (2)',
  ])
})
