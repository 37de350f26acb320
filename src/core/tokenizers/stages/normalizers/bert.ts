/** BertNormalizer: cleans control characters, sets Chinese characters apart, strips accents, lower-cases. */
import * as v from 'valibot'
import { changeByClusters } from '../clusters.ts'
import type { AlignedText } from '../alignedText.ts'
import { inTurn, type Steps } from '../steps.ts'
import { byCharacter } from './byCharacter.ts'
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

/** Control, format and private-use characters go, but for the three that count as white space; white space becomes a space. */
function cleaning(): Normalizer {
  const dropped = new RegExp(String.raw`[\0\ufffd]|(?![\t\n\r])[${controlSource()}]`, 'u')
  return (text) =>
    byCharacter(text, (built, character, from, to) => {
      if (dropped.test(character)) return
      const isWhite = WHITE.test(character)
      built.add({ text: isWhite ? ' ' : character, from, to, exact: isWhite })
    })
}

function* setChineseApart(text: AlignedText): Steps<AlignedText> {
  if (!CHINESE.test(text.text)) return text
  return yield* byCharacter(text, (built, character, from, to) => {
    const isChinese = CHINESE.test(character)
    if (isChinese) built.add({ text: ' ', from, to: from })
    built.add({ text: character, from, to })
    if (isChinese) built.add({ text: ' ', from: to, to })
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
  return (text) => inTurn(steps, text)
}
