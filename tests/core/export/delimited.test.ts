/** CSV and TSV: read back by a library that did not write them, and safe to open in a spreadsheet. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { clipboardTable } from '../../../src/core/export/clipboardTable.ts'
import { delimitedParts, delimitedRows, type Delimiter } from '../../../src/core/export/delimited.ts'
import { unguarded } from '../../../src/core/export/formulaGuard.ts'
import { rowParts, shortestSingle, type ExportTable } from '../../../src/core/export/table.ts'

const delimiters: readonly Delimiter[] = [',', '\t']
const field = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    "'=1",
    "''=1",
    "'",
    "'a",
    '＝1',
    '"',
    'a,b',
    'a\tb',
    'a\r\nb',
    ' ',
    '=HYPERLINK("http://x","y")',
  ),
)

describe.each(delimiters)('fields between %j', (delimiter) => {
  it('come back as they were, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 20 }), (rows) => {
        const { data, errors } = Papa.parse<string[]>(delimitedRows(rows, delimiter), { delimiter, newline: '\r\n' })
        expect(errors).toEqual([])
        expect(data.slice(0, -1).map((row) => row.map(unguarded))).toEqual(rows)
      }),
      { numRuns: 300 },
    )
  })

  it('never begin as a formula', () => {
    fc.assert(
      fc.property(fc.tuple(field, field), (row) => {
        const { data } = Papa.parse<string[]>(delimitedRows([row], delimiter), { delimiter, newline: '\r\n' })
        // OWASP, "CSV Injection": = + - @ tab, carriage return, line feed, and the same signs in full width.
        for (const cell of data[0] ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the clipboard', () => {
  it('has fields that cannot break out of their cells, and numbers as they are', () => {
    expect(
      clipboardTable(
        ['a', 'b'],
        [
          ['x\ty', -1.5],
          [null, 'l\r\nm'],
          ['', Number.NaN],
          ['∞', -Infinity],
        ],
      ),
    ).toBe('a\tb\nx y\t-1.5\n\tl m\n\t\n∞\t-Infinity')
  })

  it('is guarded as files are: no field begins as a formula, and the rest is as it was', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (row) => {
        const [, line = ''] = clipboardTable(
          row.map((_, place) => `h${place}`),
          [row],
        ).split('\n')
        const cells = line.split('\t')
        expect(cells).toHaveLength(row.length)
        for (const [place, cell] of cells.entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
          // One apostrophe more exactly where a file has one more.
          const value = row[place] ?? ''
          const [inFile = ''] =
            Papa.parse<string[]>(delimitedRows([[value]], ','), { delimiter: ',', newline: '\r\n' }).data[0] ?? []
          const more = inFile.length > value.length
          expect(cell).toBe(`${more ? "'" : ''}${value.replaceAll(/[\t\r\n]+/gu, ' ')}`)
        }
      }),
      { numRuns: 500 },
    )
  })
})

it('infinite numbers are written as readers of CSV know them', () => {
  expect(delimitedRows([[Infinity, -Infinity]], ',')).toBe('Infinity,-Infinity\r\n')
})

it('numbers are whole and not guarded; what is missing is empty', () => {
  expect(delimitedRows([[-1.5, null, 0.1, 'a b', 1e-7]], ',')).toBe('-1.5,,0.1,a b,1e-7\r\n')
  expect(delimitedRows([], ',')).toBe('')
})

it('a file begins with its columns, without a byte order mark, and has every row once', () => {
  const rows = Array.from({ length: 500 }, (_, index) => [index, `=${index}`])
  const column = (id: string, type: 'text' | 'number') => ({
    id,
    title: id,
    unit: '',
    definition: '',
    type,
    inPaper: true,
    decimals: null,
  })
  const table: ExportTable = {
    name: 't',
    columns: [column('n', 'number'), column('s', 'text')],
    rowCount: rows.length,
    rows: () => rows,
  }
  expect([...rowParts(table)].map((part) => part.length)).toEqual([200, 200, 100])
  const { data } = Papa.parse<string[]>([...delimitedParts(table, ',')].join(''), { newline: '\r\n' })
  expect(data[0]).toEqual(['n', 's'])
  expect(data.slice(1, -1).map(([n, s = '']) => [Number(n), unguarded(s)])).toEqual(rows)
})

it('values of single precision are written shortest, and are the same value', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Math.fround(shortestSingle(value) ?? Number.NaN) === value).toBe(true)
    }),
  )
  expect(shortestSingle(Math.fround(0.1))).toBe(0.1)
  expect(shortestSingle(Number.NaN)).toBeNull()
  expect([shortestSingle(Infinity), shortestSingle(-Infinity)]).toEqual([Infinity, -Infinity])
})
