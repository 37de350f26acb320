/**
 * A name that comes from outside (a file, a column, an answer) as it may stand inside a sentence: what cannot be seen, or
 * would turn the words around it, is named in its place, and a name that runs from right to left is isolated. Not for
 * the text under study, which is drawn as it is.
 */
import { codePointLabel } from './hex.ts'

/** Controls, formats (bidi controls, marks without width), line ends, halves of a pair; joiners, which words need, are none of it. */
const NAMED = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const PLAIN = /^[ -~]*$/

export function shownName(name: string): string {
  if (PLAIN.test(name)) return name
  const seen = name.replace(NAMED, (found) => `[${codePointLabel(found.codePointAt(0) ?? 0)}]`)
  return RIGHT_TO_LEFT.test(seen) ? `\u2068${seen}\u2069` : seen
}

/** The values of a sentence, those that are text as {@link shownName}. */
export function shownValues(
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? shownName(value) : value]),
  )
}
