/** What a SentencePiece model is made of, and the parts into which a normalized text falls, for those who show its steps. */
import type { ModelInside, TextPart } from '../inside.ts'
import { runSteps } from '../runSteps.ts'
import { TokenKind } from '../encoding.ts'
import type { ModelToken } from '../stages/modelToken.ts'
import type { Steps } from '../stages/steps.ts'
import type { BpeMerges } from './bpeMerges.ts'
import type { Neighbours } from './neighbours.ts'
import type { PieceTable } from './pieceTable.ts'
import type { PrefixMatcher } from './prefixMatcher.ts'
import type { Cutter, RawPiece } from './rawPieces.ts'
import type { UnigramScores } from './unigramCutter.ts'

/** Less the code point: ids of characters that no piece has. */
const NO_SYMBOL = -2

type TokensOf = (text: string, pieces: readonly RawPiece[]) => Steps<readonly ModelToken[]>

/**
 * Of BPE: characters that are no pieces are symbols of kind `unknown`, with ids that no piece has, of which merges may make
 * pieces; those that are left become tokens after the last merge.
 */
export function bpeInside(table: PieceTable, merges: BpeMerges, tokensOf: TokensOf): ModelInside {
  return {
    type: 'bpe',
    pairs: merges.pairs,
    rankOf: (rank) => rank,
    wholePiece: () => null,
    start(piece) {
      let end = 0
      const symbols = Array.from(piece, (character) => {
        const start = end
        end += character.length
        const point = character.codePointAt(0) ?? 0
        const symbol = merges.symbolOf(point)
        const isPiece = symbol !== -1 && symbol < table.pieces.length
        const kind = isPiece ? TokenKind.ordinary : TokenKind.unknown
        return { id: symbol === -1 ? NO_SYMBOL - point : symbol, kind, start, end }
      })
      return { symbols, unspelled: [] }
    },
    seams: () => [],
    finish(piece, symbols) {
      const pieces = symbols.flatMap(({ start, end }) => merges.piecesOf(piece.slice(start, end), start))
      return runSteps(tokensOf(piece, pieces))
    },
  }
}

/** Of Unigram, in the library's single precision. */
export function unigramInside(
  table: PieceTable,
  { trie, scores, unknownScore }: UnigramScores,
  tokensOf: TokensOf,
): ModelInside {
  return {
    type: 'unigram',
    trie,
    scores,
    unknown: table.unknownId,
    unknownScore,
    add: (path, score) => Math.fround(path + score),
    tokensOf(piece, path) {
      const pieces = path.map(({ start, end, isUnknown }) => ({
        start,
        end,
        id: isUnknown ? table.unknownId : (table.idOf(piece.slice(start, end)) ?? table.unknownId),
      }))
      return tokensOf(piece, pieces)
    },
  }
}

/** Of characters and words. */
export function piecesInside(cut: Cutter, tokensOf: TokensOf): ModelInside {
  return { type: 'pieces', tokensOf: (piece) => runSteps(tokensOf(piece, runSteps(cut(piece)))) }
}

/** Places between two characters at which no piece reaches across; unknown neighbours, which become one token, stay together. */
export function partsAtSeams(table: PieceTable, neighbours: Neighbours, symbols: PrefixMatcher | null) {
  const isUnknown = (character: string): boolean => {
    const id = table.idOf(character)
    return id === null || table.isUnused(id)
  }
  return (text: string): readonly TextPart[] => {
    const parts: TextPart[] = []
    let start = 0
    let before: string | null = null
    const endPart = (end: number): void => {
      if (end > start) parts.push({ start, end, symbol: null })
      start = end
    }
    for (let at = 0; at < text.length;) {
      const symbolEnd = symbols?.endOf(text, at) ?? -1
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      if (symbolEnd !== -1) {
        endPart(at)
        parts.push({ start: at, end: symbolEnd, symbol: table.idOf(text.slice(at, symbolEnd)) ?? table.unknownId })
        at = symbolEnd
        start = at
        before = null
        continue
      }
      if (before !== null && !mayJoin(neighbours, before, character) && !(isUnknown(before) && isUnknown(character)))
        endPart(at)
      before = character
      at += character.length
    }
    endPart(text.length)
    return parts
  }
}

const mayJoin = (neighbours: Neighbours, before: string, after: string): boolean =>
  neighbours.mayJoin(before.codePointAt(0) ?? 0, after.codePointAt(0) ?? 0)

/** Each piece by itself, and unknown neighbours together. */
export function partsOfPieces(table: PieceTable, cut: Cutter) {
  const isUnknown = (id: number | undefined): boolean => id === -1 || id === table.unknownId
  return (text: string): readonly TextPart[] => {
    const pieces = runSteps(cut(text))
    const parts: TextPart[] = []
    for (const [index, { start, end, id }] of pieces.entries()) {
      const last = parts.at(-1)
      if (last !== undefined && isUnknown(id) && isUnknown(pieces[index - 1]?.id))
        parts[parts.length - 1] = { ...last, end }
      else parts.push({ start, end, symbol: null })
    }
    return parts
  }
}

/**
 * The parts, if each alone has the tokens that it has in the text, else the text as one. In single precision the sum of what
 * stands before a part may decide between two segmentations that are as good.
 */
export function provenParts(
  partsOf: (text: string) => readonly TextPart[],
  tokenize: (text: string) => Steps<readonly ModelToken[]>,
): (text: string) => readonly TextPart[] {
  const idsOf = (text: string): readonly number[] => runSteps(tokenize(text)).map(({ id }) => id)
  return (text) => {
    const parts = partsOf(text)
    const alone = parts.flatMap(({ start, end, symbol }) => symbol ?? idsOf(text.slice(start, end)))
    return alone.join() === idsOf(text).join() ? parts : [{ start: 0, end: text.length, symbol: null }]
  }
}
