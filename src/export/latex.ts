/** A table as LaTeX with `booktabs`, for a paper: columns for readers only, numbers rounded. Pure. */
import { escapeLatex, LATEX_MACROS } from './escapeLatex.ts'
import { rowParts, type ExportCell, type ExportColumn, type ExportTable } from './table.ts'

/** A table of more rows breaks over pages. */
const ROWS_ON_PAGE = 50
const DECIMALS = 3

function head({ title, unit, type }: ExportColumn): string {
  const name = escapeLatex(type === 'number' && unit !== title ? `${title} (${unit})` : title, false)
  return type === 'number' ? `\\multicolumn{1}{r}{${name}}` : name
}

function cellOf(value: ExportCell, { type }: ExportColumn): string {
  if (value === null) return '--'
  if (typeof value === 'string') return type === 'text' ? `\\texttt{${escapeLatex(value, true)}}` : escapeLatex(value, false)
  const number = Number.isInteger(value) ? String(value) : value.toFixed(DECIMALS)
  return number.startsWith('-') ? `$-$${number.slice(1)}` : number
}

/** Columns whose texts are names, in the font of the paper; other texts are of tokens, in one whose characters are as wide. */
function isName({ id }: ExportColumn): boolean {
  return id !== 'piece' && id !== 'text' && id !== 'bytes_hex' && id !== 'longest_token'
}

/**
 * The parts of a file.
 *
 * @param about what the table shows and where it comes from, a line each; stands in comments
 */
export function* latexParts(table: ExportTable, about: readonly string[]): Generator<string> {
  const shown = table.columns.flatMap((column, place) => (column.inPaper ? [{ column, place }] : []))
  const isLong = table.rowCount > ROWS_ON_PAGE
  const environment = isLong ? 'longtable' : 'tabular'
  const heads = `${shown.map(({ column }) => head(column)).join(' & ')} \\\\`
  yield [
    ...about.map((line) => `% ${line.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')}`),
    `% \\usepackage{booktabs}${isLong ? ' \\usepackage{longtable}' : ''}`,
    LATEX_MACROS,
    `\\begin{${environment}}{@{}${shown.map(({ column }) => (column.type === 'number' ? 'r' : 'l')).join('')}@{}}`,
    '\\toprule',
    heads,
    '\\midrule',
    ...(isLong ? ['\\endhead'] : []),
    '',
  ].join('\n')
  for (const rows of rowParts(table)) {
    yield rows
      .map((row) => {
        const cells = shown.map(({ column, place }) => {
          const value = row[place] ?? null
          return typeof value === 'string' && isName(column) ? escapeLatex(value, false) : cellOf(value, column)
        })
        return `${cells.join(' & ')} \\\\\n`
      })
      .join('')
  }
  yield `\\bottomrule\n\\end{${environment}}\n`
}
