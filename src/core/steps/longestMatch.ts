/**
 * WordPiece one attempt at a time: from the left the longest piece that the vocabulary has, found by trying every shorter
 * one. If nothing fits somewhere, the whole word is the unknown token.
 *
 *   'unhug', vocabulary {un, ##hug, …}: unhug ✗, unhu ✗, unh ✗, un ✓; ##hug ✓
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { WordPieceInside } from '../tokenizers/inside.ts'

interface MatchPosition {
  /** In UTF-16 units of the word. */
  readonly start: number
  /** Where each attempt ended, longest first; the last one was found, if `found` says so. */
  readonly ends: readonly number[]
  /** The id of the last attempt; null if none was in the vocabulary. */
  readonly found: TokenId | null
}

export interface MatchTrace {
  readonly kind: 'longest-match'
  /** The word has more characters than the tokenizer looks at: unknown without an attempt. */
  readonly tooLong: boolean
  readonly maxCharacters: number
  readonly prefix: string
  readonly unknown: TokenId | null
  readonly positions: readonly MatchPosition[]
}

export function traceLongestMatch(model: WordPieceInside, word: string): MatchTrace {
  const { unknown, prefix, maxCharacters } = model
  const base = { kind: 'longest-match' as const, maxCharacters, prefix, unknown }
  if (Array.from(word).length > maxCharacters) return { ...base, tooLong: true, positions: [] }
  const positions: MatchPosition[] = []
  for (let start = 0; start < word.length;) {
    const position = attemptsFrom(model, word, start)
    positions.push(position)
    if (position.found === null) break
    start = position.ends.at(-1) ?? word.length
  }
  return { ...base, tooLong: false, positions }
}

function attemptsFrom({ idOf, prefix, longest }: WordPieceInside, word: string, start: number): MatchPosition {
  const ends: number[] = []
  for (let end = Math.min(word.length, start + longest); end > start; end--) {
    ends.push(end)
    const part = word.slice(start, end)
    const found = idOf(start === 0 ? part : prefix + part)
    if (found !== null) return { start, ends, found }
  }
  return { start, ends, found: null }
}

/** The ids that the word becomes: those that were found, or the unknown token, or nothing if there is none. */
export function matchedIds({ tooLong, positions, unknown }: MatchTrace): readonly TokenId[] {
  const found = positions.map((position) => position.found)
  if (tooLong || found.includes(null)) return unknown === null ? [] : [unknown]
  return found.filter((id) => id !== null)
}
