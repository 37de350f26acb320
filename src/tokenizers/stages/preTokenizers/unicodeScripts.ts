/** UnicodeScripts: cuts where the script changes; Han and kana count as one, spaces join what stands before, and go at the start. */
import type { AlignedText } from '../alignedText.ts'
import type { PreTokenizer } from '../types.ts'

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\u30fc/u
const SCRIPTS = [
  'Common', 'Inherited',
  'Latin', 'Greek', 'Cyrillic', 'Armenian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Devanagari', 'Bengali', 'Gurmukhi',
  'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar',
  'Georgian', 'Hangul', 'Ethiopic', 'Cherokee', 'Canadian_Aboriginal', 'Khmer', 'Mongolian', 'Bopomofo', 'Yi',
].map((name) => ({ name, test: new RegExp(String.raw`\p{Script=${name}}`, 'u') }))

/** null: joins what stands before. */
function scriptOf(character: string): string | null {
  if (character === ' ' || /\p{Script=Unknown}/u.test(character)) return null
  if (JAPANESE.test(character)) return 'Han'
  return SCRIPTS.find(({ test }) => test.test(character))?.name ?? 'other'
}

function cut(piece: AlignedText): readonly AlignedText[] {
  const parts: AlignedText[] = []
  let start = -1
  let at = 0
  let last: string | null = null
  for (const character of piece.text) {
    const script = scriptOf(character)
    if (script !== null && script !== last) {
      if (start !== -1) parts.push(piece.slice(start, at))
      start = at
      last = script
    }
    at += character.length
  }
  if (start !== -1) parts.push(piece.slice(start, piece.length))
  return parts
}

export const unicodeScripts: PreTokenizer = (pieces) => pieces.flatMap(cut)
