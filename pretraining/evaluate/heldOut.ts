/** Which held-out text is scored: whole pieces, up to a number of bytes a language, in an order that hashes decide. */
import { bytesOf, type Piece } from '../corpus/mix.ts'
import { CODE } from '../corpus/filters.ts'
import { fractionOf } from '../corpus/split.ts'

/** Most bytes of a language that are scored; the last piece is taken whole. */
export const MOST_BYTES = { en: 40_000, code: 20_000, other: 4_000 }

export interface HeldOutLanguage {
  readonly language: string
  /** All held-out bytes of the language: its weight in the figure for all. */
  readonly bytes: number
  readonly texts: readonly string[]
}

/** One entry a language, those with most bytes first. */
export function chosenTexts(pieces: readonly Piece[]): HeldOutLanguage[] {
  const byLanguage = new Map<string, string[]>()
  for (const { language, text } of pieces) byLanguage.set(language, [...(byLanguage.get(language) ?? []), text])
  return [...byLanguage]
    .map(([language, texts]) => {
      const most = language === 'en' ? MOST_BYTES.en : CODE.has(language) ? MOST_BYTES.code : MOST_BYTES.other
      const chosen: string[] = []
      let size = 0
      for (const text of texts.toSorted((one, other) => fractionOf(one) - fractionOf(other))) {
        if (size >= most) break
        chosen.push(text)
        size += bytesOf(text)
      }
      return { language, bytes: texts.reduce((total, text) => total + bytesOf(text), 0), texts: chosen }
    })
    .toSorted((one, other) => other.bytes - one.bytes)
}
