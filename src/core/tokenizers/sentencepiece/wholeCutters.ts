/** SentencePiece's models without merges: every character is a piece, or every word. */
import { STEP_UNITS } from '../stages/steps.ts'
import { SPACE_MARK } from './model.ts'
import type { PieceTable } from './pieceTable.ts'
import type { PrefixMatcher } from './prefixMatcher.ts'
import type { Cutter, RawPiece } from './rawPieces.ts'

function idOf(table: PieceTable, text: string): number {
  const id = table.idOf(text)
  return id === null || table.isUnused(id) ? table.unknownId : id
}

/** A user-defined symbol, or a character. */
export function createCharacterCutter(table: PieceTable, symbols: PrefixMatcher): Cutter {
  return function* cut(text) {
    const pieces: RawPiece[] = []
    for (let start = 0; start < text.length;) {
      const symbolEnd = symbols.endOf(text, start)
      const end = symbolEnd === -1 ? start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) : symbolEnd
      pieces.push({ start, end, id: idOf(table, text.slice(start, end)) })
      start = end
      if (pieces.length % STEP_UNITS === 0) yield STEP_UNITS
    }
    return pieces
  }
}

/** Each mark of a space begins a word. */
export function createWordCutter(table: PieceTable): Cutter {
  return function* cut(text) {
    const pieces: RawPiece[] = []
    for (let start = 0; start < text.length;) {
      const mark = text.indexOf(SPACE_MARK, start + 1)
      const end = mark === -1 ? text.length : mark
      pieces.push({ start, end, id: idOf(table, text.slice(start, end)) })
      start = end
      if (pieces.length % STEP_UNITS === 0) yield STEP_UNITS
    }
    return pieces
  }
}
