/** The table of figures from what was counted: which figure of which pair stands in which cell. Pure. */
import type { LanguageFigure } from '../../../metrics/languageFigures.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { figureCell } from './figureCell.ts'
import type { FigureColumn, FigureRow, FigureTable } from './figureTable.ts'

export function figureTable(data: LanguageData, columns: readonly FigureColumn[]): FigureTable {
  const languages = new Map(data.keyed.corpus.languages.map((language) => [language.code, language]))
  const failed = new Set(data.columns.flatMap(({ reference, failure }) => (failure === null ? [] : [reference])))
  const rows = data.codes.flatMap((code): readonly FigureRow[] => {
    const language = languages.get(code)
    if (language === undefined) return []
    const isLost = data.languageFailureOf(code) !== null
    const cells = columns.map(({ reference, figure }) => {
      const cell = figureCell(data, code, reference, figure)
      return cell.status === 'pending' && (isLost || failed.has(reference)) ? { ...cell, status: 'failed' as const } : cell
    })
    return [{ language, isBase: code === data.base, cells }]
  })
  return { columns, rows }
}

/** A column for each tokenizer. */
export function tokenizerColumns(data: LanguageData, figure: LanguageFigure): readonly FigureColumn[] {
  return data.columns.map(({ reference, name }) => ({ id: reference, reference, figure, name }))
}

/** A column for each figure of one tokenizer. */
export function figureColumns(
  reference: string,
  figures: readonly LanguageFigure[],
  nameOf: (figure: LanguageFigure) => string,
): readonly FigureColumn[] {
  return figures.map((figure) => ({ id: `figure:${figure}`, reference, figure, name: nameOf(figure) }))
}
