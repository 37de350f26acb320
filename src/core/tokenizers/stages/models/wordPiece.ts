/** WordPiece: from the left the longest piece that the vocabulary has; a word that cannot be spelled so is unknown as a whole (Wu et al. 2016, as in BERT). */
import { TokenKind } from '../../encoding.ts'
import type { WordPieceJson } from '../schema.ts'
import type { Steps } from '../steps.ts'
import { UNSPELLED, type ModelToken } from '../modelToken.ts'
import type { TokenizationModel } from '../types.ts'
import { ModelCache } from './pieceCache.ts'
import { VocabularyTable } from './vocabularyTable.ts'

/** Each token is found by trying every shorter one than the longest. */
const STEP_TOKENS = 256

/** The number of code points of `text`, or more than `limit`. */
function codePointsUpTo(text: string, limit: number): number {
  if (text.length <= limit) return text.length
  let points = 0
  for (let at = 0; at < text.length && points <= limit; points++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return points
}

export function createWordPiece(json: WordPieceJson): TokenizationModel {
  const vocabulary = VocabularyTable.of(json.vocab)
  const cache = new ModelCache()
  const unknown = vocabulary.idOf(json.unk_token)
  const prefix = json.continuing_subword_prefix
  const longest = Object.keys(json.vocab).reduce((most, piece) => Math.max(most, piece.length), 0)

  function longestFrom(word: string, start: number): ModelToken | null {
    for (let end = Math.min(word.length, start + longest); end > start; end--) {
      const part = word.slice(start, end)
      const id = vocabulary.idOf(start === 0 ? part : prefix + part)
      if (id !== null) return { id, kind: TokenKind.ordinary, start, end }
    }
    return null
  }

  function* cut(word: string): Steps<readonly ModelToken[]> {
    // Without an unknown token the reference stops with an error.
    const whole = [{ id: unknown ?? UNSPELLED, kind: TokenKind.unknown, start: 0, end: word.length }]
    if (codePointsUpTo(word, json.max_input_chars_per_word) > json.max_input_chars_per_word) return whole
    const tokens: ModelToken[] = []
    for (let start = 0; start < word.length;) {
      const token = longestFrom(word, start)
      if (token === null) return whole
      tokens.push(token)
      start = token.end
      if (tokens.length % STEP_TOKENS === 0) yield STEP_TOKENS
    }
    return tokens
  }

  return {
    size: vocabulary.size,
    unknownId: unknown,
    piece: (id) => vocabulary.piece(id),
    idOf: (piece) => vocabulary.idOf(piece),
    rank: () => null,
    inside: {
      type: 'wordpiece',
      idOf: (piece) => vocabulary.idOf(piece),
      unknown,
      prefix,
      longest,
      maxCharacters: json.max_input_chars_per_word,
    },
    *tokenize(word) {
      return cache.find(word) ?? cache.keep(word, yield* cut(word))
    },
  }
}
