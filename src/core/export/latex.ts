/**
 * A table as LaTeX with `booktabs`, for a paper: columns for readers only, numbers rounded, heads in short lines, and shrunk to
 * the width of the text if it is wider. Pure.
 */
import { escapeLatex, LATEX_MACROS } from './escapeLatex.ts'
import { rowParts, type ExportCell, type ExportColumn, type ExportTable } from './table.ts'

/** A table of more rows breaks over pages. */
const ROWS_ON_PAGE = 50
/** Characters of a line of a head, but for longer words. */
const HEAD_WIDTH = 10

/** A head of several lines. */
const HEAD_MACRO = '\\providecommand{\\tesserahead}[2]{\\begin{tabular}[b]{@{}#1@{}}#2\\end{tabular}}'

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether the title says already what is counted, as “Unknown tokens” does of tokens: it has the last word of the unit. */
function saysUnit(title: string, unit: string): boolean {
  return wordsOf(title).includes(wordsOf(unit).at(-1) ?? '')
}

/** Words in lines, none longer than it must be. */
function linesOf(words: string): readonly string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= HEAD_WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function head({ title, unit, type }: ExportColumn): string {
  const side = type === 'number' ? 'r' : 'l'
  const unitLines = type === 'number' && !saysUnit(title, unit) ? linesOf(`(${unit})`) : []
  const lines = [...linesOf(title), ...unitLines].map((line) => escapeLatex(line, false))
  const name = lines.length === 1 ? (lines[0] ?? '') : `\\tesserahead{${side}}{${lines.join('\\\\')}}`
  return type === 'number' ? `\\multicolumn{1}{r}{${name}}` : name
}

function numberOf(value: number, decimals: number | null): string {
  if (Math.abs(value) === Infinity) return value > 0 ? '$\\infty$' : '$-\\infty$'
  const number = decimals === null ? String(value) : value.toFixed(decimals)
  // What rounds to 0 has no sign.
  return number.startsWith('-') ? (Number(number) === 0 ? number.slice(1) : `$-$${number.slice(1)}`) : number
}

/** Columns whose texts are of tokens, in a font whose characters are all as wide; other texts are names, in that of the paper. */
const TOKEN_TEXTS: ReadonlySet<string> = new Set(['piece', 'text', 'bytes_hex', 'longest_token'])

function cellOf(value: ExportCell, { id, decimals }: ExportColumn): string {
  if (value === null) return '--'
  if (typeof value === 'number') return numberOf(value, decimals)
  return TOKEN_TEXTS.has(id) ? `\\texttt{${escapeLatex(value, true)}}` : escapeLatex(value, false)
}

/**
 * The parts of a file. A table that breaks over pages cannot be measured before it is set, so it is in smaller type with less
 * between its columns; a shorter one is set in a box and shrunk if that is wider than the text.
 *
 * @param about what the table shows and where it comes from, one per line; stands in comments
 */
export function* latexParts(table: ExportTable, about: readonly string[]): Generator<string> {
  const shown = table.columns.flatMap((column, place) => (column.inPaper ? [{ column, place }] : []))
  const isLong = table.rowCount > ROWS_ON_PAGE
  const environment = isLong ? 'longtable' : 'tabular'
  const heads = `${shown.map(({ column }) => head(column)).join(' & ')} \\\\`
  yield [
    ...about.map((line) => `% ${line.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')}`),
    `% \\usepackage{booktabs} \\usepackage{${isLong ? 'longtable' : 'graphicx'}}`,
    // No line ends in a space that would be set.
    ...[...LATEX_MACROS, HEAD_MACRO].map((macro) => `${macro}%`),
    '\\begingroup',
    isLong ? '\\footnotesize\\setlength{\\tabcolsep}{3pt}' : '\\sbox0{%',
    `\\begin{${environment}}{@{}${shown.map(({ column }) => (column.type === 'number' ? 'r' : 'l')).join('')}@{}}`,
    '\\toprule',
    heads,
    '\\midrule',
    ...(isLong ? ['\\endhead'] : []),
    '',
  ].join('\n')
  for (const rows of rowParts(table)) {
    yield rows
      .map((row) => `${shown.map(({ column, place }) => cellOf(row[place] ?? null, column)).join(' & ')} \\\\\n`)
      .join('')
  }
  const end = `\\bottomrule\n\\end{${environment}}`
  yield isLong
    ? `${end}\n\\endgroup\n`
    : `${end}}%\n\\leavevmode\\ifdim\\wd0>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox0}\\else\\usebox0\\fi\n\\endgroup\n`
}
