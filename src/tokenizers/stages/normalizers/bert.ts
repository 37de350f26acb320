/** BertNormalizer: cleans control characters, sets Chinese characters apart, strips accents, lower-cases. */
import * as v from 'valibot'
import { changeByClusters } from '../clusters.ts'
import type { AlignedPiece, AlignedText } from '../alignedText.ts'
import type { Normalizer } from '../types.ts'
import { lowercaseCharacters } from './unicodeForms.ts'

export const bertSchema = v.object({
  clean_text: v.optional(v.boolean(), true),
  handle_chinese_chars: v.optional(v.boolean(), true),
  /** null: as `lowercase`. */
  strip_accents: v.optional(v.nullable(v.boolean()), null),
  lowercase: v.optional(v.boolean(), true),
})

const WHITE = /\p{White_Space}/u
/** Control, format and private-use characters, but for the three that count as white space. */
const DROPPED = /[\0\ufffd]|(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}]/u
/** The blocks that BERT calls Chinese. */
const CHINESE =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/u

function byCharacter(text: AlignedText, change: (character: string, at: number) => readonly AlignedPiece[]): AlignedText {
  const pieces: AlignedPiece[] = []
  let at = 0
  for (const character of text.text) {
    pieces.push(...change(character, at))
    at += character.length
  }
  return text.rebuild(pieces)
}

function cleanText(text: AlignedText): AlignedText {
  return byCharacter(text, (character, at) => {
    const piece = { from: at, to: at + character.length }
    if (DROPPED.test(character)) return []
    return [WHITE.test(character) ? { ...piece, text: ' ', exact: true } : { ...piece, text: character }]
  })
}

function setChineseApart(text: AlignedText): AlignedText {
  if (!CHINESE.test(text.text)) return text
  return byCharacter(text, (character, at) => {
    const piece = { text: character, from: at, to: at + character.length }
    if (!CHINESE.test(character)) return [piece]
    return [{ text: ' ', from: at, to: at }, piece, { text: ' ', from: piece.to, to: piece.to }]
  })
}

export function bertNormalizer(json: v.InferOutput<typeof bertSchema>): Normalizer {
  const accents = json.strip_accents ?? json.lowercase
  const withoutAccents = (part: string): string => part.normalize('NFD').replaceAll(/\p{Mn}/gu, '')
  return (text) => {
    let now = text
    if (json.clean_text) now = cleanText(now)
    if (json.handle_chinese_chars) now = setChineseApart(now)
    if (accents) now = changeByClusters(now, withoutAccents, false)
    return json.lowercase ? changeByClusters(now, lowercaseCharacters, true) : now
  }
}
