/** The table behind every view: a row a language, a column a tokenizer (or a figure of one). Types and lookups; computes no figure. */
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import type { MetricDefinition } from '../../../core/metrics/metric.ts'
import { metric, type LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { LanguageGroup, LanguageSorting } from '../options.ts'

/** `voided`: more than a tenth of the characters were unknown to the tokenizer, so that a short count means nothing. */
type CellStatus = 'value' | 'pending' | 'failed' | 'voided' | 'undefined'

export interface FigureCell {
  readonly status: CellStatus
  /** Null unless the status is `value`. */
  readonly value: number | null
  /** Share of the code points under unknown tokens; null before it is counted. */
  readonly unknownShare: number | null
}

export interface FigureColumn {
  /** A reference, or `figure:` and a figure's id where the columns are figures. */
  readonly id: string
  readonly reference: string
  readonly figure: LanguageMetricId
  readonly name: string
}

export interface FigureRow {
  readonly language: CorpusLanguage
  readonly isBase: boolean
  readonly cells: readonly FigureCell[]
}

export interface FigureTable {
  readonly columns: readonly FigureColumn[]
  readonly rows: readonly FigureRow[]
}

export interface FigureGroup {
  /** The script's code or the family; null where it is not known, or where nothing is grouped. */
  readonly key: string | null
  readonly rows: readonly FigureRow[]
}

/** How bad the worst figure of a row is: the largest value, or the smallest one with its sign turned where larger is better. Null where it has none. */
function worstOf({ cells }: FigureRow, columns: readonly FigureColumn[]): number | null {
  return cells.reduce<number | null>((most, { value }, at) => {
    const figure = columns[at]?.figure
    if (value === null || figure === undefined) return most
    const { better }: MetricDefinition = metric(figure)
    const badness = better === 'higher' ? -value : value
    return most === null || badness > most ? badness : most
  }, null)
}

function keyOf(row: FigureRow, columns: readonly FigureColumn[], by: string): string | number | null {
  const { language } = row
  switch (by) {
    case 'name':
      return language.name
    case 'script':
      return language.script
    case 'family':
      return language.family
    case 'speakers':
      return language.speakers?.count ?? null
    case 'worst':
      return worstOf(row, columns)
    default: {
      const at = columns.findIndex(({ id }) => id === by)
      return at === -1 ? worstOf(row, columns) : (row.cells[at]?.value ?? null)
    }
  }
}

/** Sorted rows; what is not known comes last in either direction, equal ones by name. */
export function sortRows({ rows, columns }: FigureTable, { by, direction }: LanguageSorting): readonly FigureRow[] {
  const sign = direction === 'ascending' ? 1 : -1
  const keyed = rows.map((row) => ({ row, key: keyOf(row, columns, by) }))
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) {
        const order = Number(a.key === null) - Number(b.key === null)
        return order === 0 ? byName(a.row, b.row) : order
      }
      const order =
        typeof a.key === 'number' && typeof b.key === 'number'
          ? a.key - b.key
          : String(a.key).localeCompare(String(b.key), 'en')
      return order === 0 ? byName(a.row, b.row) : sign * order
    })
    .map(({ row }) => row)
}

function byName(a: FigureRow, b: FigureRow): number {
  return a.language.name.localeCompare(b.language.name, 'en')
}

/** Rows in groups, each in the order that the rows have; the groups in the order of their first rows, the unknown one last. */
export function groupRows(rows: readonly FigureRow[], group: LanguageGroup): readonly FigureGroup[] {
  if (group === 'none') return [{ key: null, rows }]
  const groups = new Map<string | null, FigureRow[]>()
  for (const row of rows) {
    const key = group === 'script' ? row.language.script : row.language.family
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [row])
    else members.push(row)
  }
  const known = [...groups].filter(([key]) => key !== null)
  const unknown = groups.get(null)
  return [...known, ...(unknown === undefined ? [] : [[null, unknown] as const])].map(([key, members]) => ({
    key,
    rows: members,
  }))
}

/** What a click on a head does: descending first, for the worst is what one looks for; names ascending first. */
export function nextSorting(now: LanguageSorting, by: string): LanguageSorting {
  const first = by === 'name' || by === 'script' || by === 'family' ? 'ascending' : 'descending'
  if (now.by !== by) return { by, direction: first }
  return { by, direction: now.direction === 'ascending' ? 'descending' : 'ascending' }
}
