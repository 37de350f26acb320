/** BertNormalizer: cleans control characters, sets Chinese characters apart, strips accents, lower-cases. */
import { append } from '../../../text/append.ts'
import * as v from 'valibot'
import { changeByClusters } from '../clusters.ts'
import type { AlignedPiece, AlignedText } from '../alignedText.ts'
import type { Normalizer } from '../types.ts'
import { normalizeAs } from '../../bpe/normalizationForms.ts'
import { controlSource, nonspacingMarkSource } from '../unicode/characterSets.ts'
import { lowercasing } from './unicodeForms.ts'

export const bertSchema = v.object({
  clean_text: v.optional(v.boolean(), true),
  handle_chinese_chars: v.optional(v.boolean(), true),
  /** null: as `lowercase`. */
  strip_accents: v.optional(v.nullable(v.boolean()), null),
  lowercase: v.optional(v.boolean(), true),
})

const WHITE = /\p{White_Space}/u
/** The blocks that BERT calls Chinese. */
const CHINESE =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/u

function byCharacter(text: AlignedText, change: (character: string, at: number) => readonly AlignedPiece[]): AlignedText {
  const pieces: AlignedPiece[] = []
  let at = 0
  for (const character of text.text) {
    append(pieces, change(character, at))
    at += character.length
  }
  return text.rebuild(pieces)
}

/** Control, format and private-use characters go, but for the three that count as white space; white space becomes a space. */
function cleaning(): Normalizer {
  const dropped = new RegExp(String.raw`[\0\ufffd]|(?![\t\n\r])[${controlSource()}]`, 'u')
  return (text) =>
    byCharacter(text, (character, at) => {
      const piece = { from: at, to: at + character.length }
      if (dropped.test(character)) return []
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
  const marks = new RegExp(`[${nonspacingMarkSource()}]`, 'gu')
  const withoutAccents = (part: string): string => normalizeAs('NFD', part).replaceAll(marks, '')
  const lower = lowercasing()
  const steps: Normalizer[] = []
  if (json.clean_text) steps.push(cleaning())
  if (json.handle_chinese_chars) steps.push(setChineseApart)
  if (json.strip_accents ?? json.lowercase) steps.push((text) => changeByClusters(text, withoutAccents, false))
  if (json.lowercase) steps.push((text) => changeByClusters(text, lower, true))
  return (text) => steps.reduce((now, step) => step(now), text)
}
