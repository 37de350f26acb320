/** The table of figures from what was counted: which figure of which pair stands in which cell. Pure. */
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { figureCell } from './figureCell.ts'
import type { FigureColumn, FigureRow, FigureTable } from './figureTable.ts'

/** @param before rows of it that say the same are taken over, so that what draws them draws nothing again */
export function figureTable(
  data: LanguageData,
  columns: readonly FigureColumn[],
  before: FigureTable | null = null,
): FigureTable {
  const earlier = new Map(before?.columns === columns ? before.rows.map((row) => [row.language, row]) : [])
  const languages = new Map(data.keyed.corpus.languages.map((language) => [language.code, language]))
  const failed = new Set(data.columns.flatMap(({ reference, failure }) => (failure === null ? [] : [reference])))
  const rows = data.codes.flatMap((code): readonly FigureRow[] => {
    const language = languages.get(code)
    if (language === undefined) return []
    const isLost = data.languageFailureOf(code) !== null
    const cells = columns.map(({ reference, figure }) => {
      const cell = figureCell(data, code, reference, figure)
      return cell.status === 'pending' && (isLost || failed.has(reference))
        ? { ...cell, status: 'failed' as const }
        : cell
    })
    const row: FigureRow = { language, isBase: code === data.base, cells }
    const same = earlier.get(language)
    return [same !== undefined && isSameRow(same, row) ? same : row]
  })
  return { columns, rows }
}

/** Makes one table after another of what is counted, each with the rows of the last that say the same. */
export function createTableMaker(): (data: LanguageData, columns: readonly FigureColumn[]) => FigureTable {
  let last: FigureTable | null = null
  return (data, columns) => (last = figureTable(data, columns, last))
}

function isSameRow(a: FigureRow, b: FigureRow): boolean {
  return (
    a.isBase === b.isBase &&
    a.cells.every((cell, at) => {
      const other = b.cells[at]
      return (
        other !== undefined &&
        cell.status === other.status &&
        cell.value === other.value &&
        cell.unknownShare === other.unknownShare
      )
    })
  )
}

/** A column for each tokenizer. */
export function tokenizerColumns(columns: LanguageData['columns'], figure: LanguageMetricId): readonly FigureColumn[] {
  return columns.map(({ reference, name }) => ({ id: reference, reference, figure, name }))
}

/** A column for each figure of one tokenizer. */
export function figureColumns(
  reference: string,
  figures: readonly LanguageMetricId[],
  nameOf: (figure: LanguageMetricId) => string,
): readonly FigureColumn[] {
  return figures.map((figure) => ({ id: `figure:${figure}`, reference, figure, name: nameOf(figure) }))
}
