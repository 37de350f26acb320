/**
 * SentencePiece's BPE (`bpe_model.cc`): user-defined symbols stand by themselves, the characters between them merge. Where no
 * piece has two characters beside each other no token reaches across, so each part between two such places is merged, and
 * remembered, by itself.
 */
import { append } from '../../text/append.ts'
import { PieceTokens } from '../bpe/mergePiece.ts'
import { STEP_UNITS, type Steps } from '../stages/steps.ts'
import type { BpeMerges } from './bpeMerges.ts'
import type { Neighbours } from './neighbours.ts'
import type { PieceTable } from './pieceTable.ts'
import type { PrefixMatcher } from './prefixMatcher.ts'
import type { Cutter, RawPiece } from './rawPieces.ts'

const LONGEST_KEPT = 64
const MOST_KEPT = 50_000

function lengthOf(point: number): number {
  return point > 0xffff ? 2 : 1
}

export function createBpeCutter(
  table: PieceTable,
  merges: BpeMerges,
  symbols: PrefixMatcher,
  neighbours: Neighbours,
): Cutter {
  const kept = new Map<string, readonly RawPiece[]>()

  function* mergePart(part: string): Steps<readonly RawPiece[]> {
    const starts: number[] = []
    const ids: number[] = []
    for (let at = 0; at < part.length;) {
      const point = part.codePointAt(at) ?? 0
      starts.push(at)
      ids.push(merges.symbolOf(point))
      at += lengthOf(point)
    }
    const merged = new PieceTokens()
    yield* merged.mergeSymbolsSteps(Int32Array.from(ids), 0, ids.length, merges.pairs)
    const pieces: RawPiece[] = []
    for (let index = 0, symbol = 0; index < merged.count; index++) {
      const start = starts[symbol] ?? 0
      symbol += merged.lengths[index] ?? 1
      append(pieces, merges.piecesOf(part.slice(start, starts[symbol] ?? part.length), start))
    }
    return pieces
  }

  function* piecesOf(part: string): Steps<readonly RawPiece[]> {
    if (part.length > LONGEST_KEPT) return yield* mergePart(part)
    const known = kept.get(part)
    if (known !== undefined) return known
    const pieces = yield* mergePart(part)
    if (kept.size === MOST_KEPT) kept.clear()
    kept.set(part, pieces)
    return pieces
  }

  return function* cut(text) {
    const pieces: RawPiece[] = []
    let next = STEP_UNITS
    let start = 0
    let before = -1
    function* endPart(end: number): Steps<void> {
      if (end === start) return
      for (const piece of yield* piecesOf(text.slice(start, end)))
        pieces.push({ start: start + piece.start, end: start + piece.end, id: piece.id })
      start = end
    }
    for (let at = 0; at < text.length;) {
      const symbolEnd = symbols.endOf(text, at)
      const point = text.codePointAt(at) ?? 0
      if (symbolEnd !== -1) {
        yield* endPart(at)
        pieces.push({ start: at, end: symbolEnd, id: table.idOf(text.slice(at, symbolEnd)) ?? table.unknownId })
        at = symbolEnd
        start = at
        before = -1
      } else {
        if (before !== -1 && !neighbours.mayJoin(before, point)) yield* endPart(at)
        before = point
        at += lengthOf(point)
      }
      if (at < next) continue
      yield STEP_UNITS
      next = at + STEP_UNITS
    }
    yield* endPart(text.length)
    return pieces
  }
}
