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
import { STEP_UNITS, type Steps } from '../steps.ts'
import type { ModelToken } from '../modelToken.ts'
import type { TokenizationModel } from '../types.ts'
import { readMerges } from './mergeList.ts'
import { insideBpe } from './insideBpe.ts'
import { ModelCache } from './pieceCache.ts'
import { Seams } from './seams.ts'
import { SymbolReader, Symbols } from './symbols.ts'
import { VocabularyTable } from './vocabularyTable.ts'

/** Bytes of a character, and letters of a byte-level one: symbols a unit of a piece. */
const MAX_SYMBOLS = 4

interface Buffers {
  readonly symbols: Symbols
  readonly merged: PieceTokens
}

export function createBpe(json: BpeJson): Outcome<TokenizationModel> {
  const vocabulary = VocabularyTable.of(json.vocab)
  const merges = readMerges(json, vocabulary)
  if (!merges.ok) return merges
  const { pairs, ranks } = merges.value
  const seams = new Seams(json, vocabulary)
  const reader = new SymbolReader(vocabulary, json)
  /** Of short pieces, which are cut in one step: a long one has its own, since others may come between its steps. */
  const shared: Buffers = { symbols: new Symbols(), merged: new PieceTokens() }
  const cache = new ModelCache()
  const parts = new ModelCache()

  /** The tokens of symbols `[first, last)`, in units from the start of the first of them. */
  function* mergePart({ symbols, merged }: Buffers, first: number, last: number): Steps<readonly ModelToken[]> {
    const base = symbols.starts[first] ?? 0
    yield* merged.mergeSymbolsSteps(symbols.ids, first, last, pairs)
    const tokens: ModelToken[] = []
    let at = first
    for (let index = 0; index < merged.count; index++) {
      const end = at + (merged.lengths[index] ?? 0)
      tokens.push({
        id: merged.ids[index] ?? 0,
        kind: end - at === 1 ? kindAt(symbols, at) : TokenKind.ordinary,
        start: (symbols.starts[at] ?? 0) - base,
        end: (symbols.ends[end - 1] ?? 0) - base,
      })
      at = end
      if (tokens.length % STEP_UNITS === 0) yield STEP_UNITS
    }
    return tokens
  }

  function kindAt(symbols: Symbols, symbol: number): TokenKind {
    const kind = symbols.kinds[symbol]
    if (kind === TokenKind.byteFallback) return TokenKind.byteFallback
    return kind === TokenKind.unknown ? TokenKind.unknown : TokenKind.ordinary
  }

  function* append(piece: string, buffers: Buffers, first: number, last: number, tokens: ModelToken[]): Steps<void> {
    const { symbols } = buffers
    const start = symbols.starts[first] ?? 0
    const end = symbols.ends[last - 1] ?? 0
    if (last - first === 1) {
      tokens.push({ id: symbols.ids[first] ?? 0, kind: kindAt(symbols, first), start, end })
      return
    }
    if (!seams.areKnown) {
      for (const token of yield* mergePart(buffers, first, last)) tokens.push(moved(token, start))
      return
    }
    const text = piece.slice(start, end)
    const found = parts.find(text) ?? parts.keep(text, yield* mergePart(buffers, first, last))
    for (const token of found) tokens.push(moved(token, start))
  }

  function* cut(piece: string): Steps<readonly ModelToken[]> {
    const isShort = piece.length * MAX_SYMBOLS <= STEP_UNITS
    const buffers = isShort ? shared : { symbols: new Symbols(), merged: new PieceTokens() }
    const { symbols } = buffers
    yield* reader.read(piece, symbols)
    const { ids, count } = symbols
    const tokens: ModelToken[] = []
    let paused = 0
    for (let first = 0, last = 1; first < count; last++) {
      if (last < count && seams.mayJoin(ids[last - 1] ?? 0, ids[last] ?? 0)) continue
      yield* append(piece, buffers, first, last, tokens)
      first = last
      if (last - paused < STEP_UNITS) continue
      yield STEP_UNITS
      paused = last
    }
    for (const character of symbols.unspelled) tokens.push(character)
    return tokens
  }

  function* tokenize(piece: string): Steps<readonly ModelToken[]> {
    const known = cache.find(piece)
    if (known !== undefined) return known
    const whole = json.ignore_merges === true ? vocabulary.idOf(piece) : null
    if (whole !== null) return [{ id: whole, kind: TokenKind.ordinary, start: 0, end: piece.length }]
    return cache.keep(piece, yield* cut(piece))
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
    inside: insideBpe(json, vocabulary, pairs, reader, seams),
  })
}

function moved(token: ModelToken, by: number): ModelToken {
  return by === 0 ? token : { id: token.id, kind: token.kind, start: by + token.start, end: by + token.end }
}
