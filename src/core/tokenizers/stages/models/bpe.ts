/**
 * Byte-pair encoding over characters, as Hugging Face's library has it: start symbols are the characters of a piece,
 * the adjacent pair of lowest rank is merged, leftmost first, until none merges. Byte-level tokenizers come here with
 * pieces in the byte alphabet. Dropout, a means of training, is not done: the file then says so, and the segmentation
 * shown is the one without.
 */
import { PieceTokens } from '../../bpe/mergePiece.ts'
import { TokenKind } from '../../encoding.ts'
import { succeed, type Outcome } from '../../failure.ts'
import type { BpeJson } from '../schema.ts'
import type { ModelToken, TokenizationModel } from '../types.ts'
import { readMerges } from './mergeList.ts'
import { ModelCache } from './pieceCache.ts'
import { Seams } from './seams.ts'
import { SymbolReader, Symbols } from './symbols.ts'
import { VocabularyTable } from './vocabularyTable.ts'

export function createBpe(json: BpeJson): Outcome<TokenizationModel> {
  const vocabulary = VocabularyTable.of(json.vocab)
  const merges = readMerges(json, vocabulary)
  if (!merges.ok) return merges
  const { pairs, ranks } = merges.value
  const seams = new Seams(json, vocabulary)
  const reader = new SymbolReader(vocabulary, json)
  const symbols = new Symbols()
  const merged = new PieceTokens()
  const cache = new ModelCache()
  const parts = new ModelCache()

  /** The tokens of symbols `[first, last)`, in units from the start of the first of them. */
  function mergePart(first: number, last: number): readonly ModelToken[] {
    const base = symbols.starts[first] ?? 0
    merged.mergeSymbols(symbols.ids, first, last, pairs)
    const tokens: ModelToken[] = []
    let at = first
    for (let index = 0; index < merged.count; index++) {
      const end = at + (merged.lengths[index] ?? 0)
      tokens.push({
        id: merged.ids[index] ?? 0,
        kind: end - at === 1 ? kindAt(at) : TokenKind.ordinary,
        start: (symbols.starts[at] ?? 0) - base,
        end: (symbols.ends[end - 1] ?? 0) - base,
      })
      at = end
    }
    return tokens
  }

  function kindAt(symbol: number): TokenKind {
    const kind = symbols.kinds[symbol]
    if (kind === TokenKind.byteFallback) return TokenKind.byteFallback
    return kind === TokenKind.unknown ? TokenKind.unknown : TokenKind.ordinary
  }

  function append(piece: string, first: number, last: number, tokens: ModelToken[]): void {
    const start = symbols.starts[first] ?? 0
    const end = symbols.ends[last - 1] ?? 0
    if (last - first === 1) {
      tokens.push({ id: symbols.ids[first] ?? 0, kind: kindAt(first), start, end })
      return
    }
    if (!seams.areKnown) {
      for (const token of mergePart(first, last)) tokens.push(moved(token, start))
      return
    }
    const text = piece.slice(start, end)
    const found = parts.find(text) ?? parts.keep(text, mergePart(first, last))
    for (const token of found) tokens.push(moved(token, start))
  }

  function cut(piece: string): readonly ModelToken[] {
    reader.read(piece, symbols)
    const { ids, count } = symbols
    const tokens: ModelToken[] = []
    for (let first = 0, last = 1; first < count; last++) {
      if (last < count && seams.mayJoin(ids[last - 1] ?? 0, ids[last] ?? 0)) continue
      append(piece, first, last, tokens)
      first = last
    }
    for (const character of symbols.unspelled) tokens.push(character)
    return tokens
  }

  function tokenize(piece: string): readonly ModelToken[] {
    const known = cache.find(piece)
    if (known !== undefined) return known
    const whole = json.ignore_merges === true ? vocabulary.idOf(piece) : null
    if (whole !== null) return [{ id: whole, kind: TokenKind.ordinary, start: 0, end: piece.length }]
    return cache.keep(piece, cut(piece))
  }

  return succeed({
    size: vocabulary.size,
    unknownId: json.unk_token === null ? null : vocabulary.idOf(json.unk_token),
    piece: (id) => vocabulary.piece(id),
    idOf: (piece) => vocabulary.idOf(piece),
    rank: (id) => {
      const value = ranks[id] ?? -1
      return value === -1 ? null : { by: 'merge', value }
    },
    tokenize,
  })
}

function moved(token: ModelToken, by: number): ModelToken {
  return by === 0 ? token : { id: token.id, kind: token.kind, start: by + token.start, end: by + token.end }
}
