/**
 * The Unigram language model (Kudo 2018): the segmentation of highest probability, by Viterbi's algorithm over a trie
 * of the vocabulary. An unknown character costs 10 more than the least probable piece; unknown neighbours are one.
 * Time is linear in the length of the piece, times the length of the longest vocabulary entry.
 */
import { encodeUtf8 } from '../../../text/utf8.ts'
import { TokenKind } from '../../encoding.ts'
import { fail, succeed, type Outcome } from '../../failure.ts'
import type { PathPiece } from '../../inside.ts'
import type { UnigramJson } from '../schema.ts'
import { flatMapSteps, STEP_UNITS, type Steps } from '../steps.ts'
import { UNSPELLED, type ModelToken } from '../modelToken.ts'
import type { TokenizationModel } from '../types.ts'
import { ModelCache } from './pieceCache.ts'
import { Trie } from './trie.ts'
import { byteFallbackIds, VocabularyTable } from './vocabularyTable.ts'

const UNKNOWN_PENALTY = 10

/** `not-a-tokenizer` if the unknown token's id is no entry of the vocabulary. */
export function createUnigram(json: UnigramJson): Outcome<TokenizationModel> {
  const scores = Float64Array.from(json.vocab, ([, score]) => score)
  const unknown = json.unk_id ?? -1
  if (unknown >= scores.length) return fail('not-a-tokenizer', { detail: 'the unknown token is not in the vocabulary' })
  const vocabulary = new VocabularyTable(json.vocab.map(([piece], id) => [piece, id] as const))
  const trie = new Trie()
  for (const [id, [piece]] of json.vocab.entries()) trie.add(piece, id)
  const unknownScore = scores.reduce((least, score) => Math.min(least, score), Infinity) - UNKNOWN_PENALTY
  const byteIds = json.byte_fallback === true ? byteFallbackIds(vocabulary) : null
  const cache = new ModelCache()

  /** Best last piece that ends at each unit of the piece: where it starts, and its id (-1: no way there). */
  function* bestPath(piece: string): Steps<{ readonly from: Int32Array; readonly ids: Int32Array }> {
    const from = new Int32Array(piece.length + 1).fill(-1)
    const ids = new Int32Array(piece.length + 1).fill(-1)
    const best = new Float64Array(piece.length + 1)
    let next = STEP_UNITS
    for (let start = 0; start < piece.length;) {
      const behind = start + ((piece.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
      const soFar = best[start] ?? 0
      let single = false
      const offer = (end: number, id: number, score: number): void => {
        if (from[end] !== -1 && score <= (best[end] ?? 0)) return
        from[end] = start
        ids[end] = id
        best[end] = score
      }
      for (let at = start, node = 0; at < piece.length;) {
        const point = piece.codePointAt(at) ?? 0
        node = trie.next(node, point)
        if (node === -1) break
        at += point > 0xffff ? 2 : 1
        const id = trie.idAt(node)
        if (id === -1) continue
        offer(at, id, soFar + (scores[id] ?? 0))
        single ||= at === behind
      }
      if (!single) offer(behind, unknown, soFar + unknownScore)
      start = behind
      if (start < next) continue
      yield STEP_UNITS
      next = start + STEP_UNITS
    }
    return { from, ids }
  }

  function* cut(piece: string): Steps<readonly ModelToken[]> {
    const { from, ids } = yield* bestPath(piece)
    const path: PathPiece[] = []
    for (let end = piece.length; end > 0;) {
      const start = from[end] ?? 0
      path.push({ start, end, isUnknown: ids[end] === unknown })
      end = start
      if (path.length % STEP_UNITS === 0) yield STEP_UNITS
    }
    return yield* tokensOfPath(piece, path.toReversed())
  }

  function* tokensOfPath(piece: string, path: readonly PathPiece[]): Steps<readonly ModelToken[]> {
    const spans: { start: number; end: number; isUnknown: boolean }[] = []
    for (const { start, end, isUnknown } of path) {
      const last = spans.at(-1)
      if (isUnknown && last?.isUnknown === true) last.end = end
      else spans.push({ start, end, isUnknown })
    }
    return yield* flatMapSteps(spans, ({ start, end }) => tokensOf(piece, start, end))
  }

  function* tokensOf(piece: string, start: number, end: number): Steps<readonly ModelToken[]> {
    const text = piece.slice(start, end)
    const id = vocabulary.idOf(text)
    if (id !== null) return [{ id, kind: TokenKind.ordinary, start, end }]
    if (byteIds !== null) {
      const tokens = yield* fallback(text, start, byteIds)
      if (tokens !== null) return tokens
    }
    // Without an unknown token the reference stops with an error.
    return [{ id: unknown === -1 ? UNSPELLED : unknown, kind: TokenKind.unknown, start, end }]
  }

  return succeed({
    size: vocabulary.size,
    unknownId: json.unk_id,
    piece: (id) => vocabulary.piece(id),
    idOf: (piece) => vocabulary.idOf(piece),
    rank: (id) => {
      const value = scores[id]
      return value === undefined ? null : { by: 'logProbability', value }
    },
    inside: {
      type: 'unigram',
      trie,
      scores,
      unknown,
      unknownScore,
      add: (path, score) => path + score,
      tokensOf: tokensOfPath,
    },
    *tokenize(piece) {
      return cache.find(piece) ?? cache.keep(piece, yield* cut(piece))
    },
  })
}

/** A token per byte, each with the span of its character; null if the vocabulary lacks one of the bytes. */
function* fallback(text: string, start: number, byteIds: Int32Array): Steps<readonly ModelToken[] | null> {
  const tokens: ModelToken[] = []
  let at = start
  let next = STEP_UNITS
  for (const character of text) {
    for (const byte of encodeUtf8(character)) {
      const id = byteIds[byte] ?? -1
      if (id === -1) return null
      tokens.push({ id, kind: TokenKind.byteFallback, start: at, end: at + character.length })
    }
    at += character.length
    if (tokens.length < next) continue
    yield STEP_UNITS
    next = tokens.length + STEP_UNITS
  }
  return tokens
}
