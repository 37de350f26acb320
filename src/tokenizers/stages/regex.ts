/**
 * The regular expressions of a tokenizer.json, written for Oniguruma, as JavaScript's. `\s` is Unicode's White_Space
 * in the translation, possessive quantifiers and inline flags are spelled out.
 */
import { toRegExp } from 'oniguruma-to-es'
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../failure.ts'

/** What `Split` and `Replace` look for: a literal string, or a regular expression. */
export const patternSchema = v.union([
  v.object({ String: v.pipe(v.string(), v.maxLength(10_000)) }),
  v.object({ Regex: v.pipe(v.string(), v.maxLength(10_000)) }),
])

export type Pattern = v.InferOutput<typeof patternSchema>

/** ASCII letters that have a third form under simple case folding. */
const THIRD_FORMS: Readonly<Record<string, string>> = { s: '\u017f', k: '\u212a' }

/** The inside of a `(?i:…)` group without groups in it, with both cases of its letters spelled out. */
function spellCases(body: string): string {
  let inClass = false
  return body.replaceAll(/\\.|[[\]]|[A-Za-z]/gs, (part) => {
    if (part === '[') inClass = true
    else if (part === ']') inClass = false
    if (!/^[A-Za-z]$/.test(part)) return part
    const lower = part.toLowerCase()
    const cases = `${lower}${part.toUpperCase()}${THIRD_FORMS[lower] ?? ''}`
    return inClass ? cases : `[${cases}]`
  })
}

const modifiersAreKnown = (() => {
  try {
    return new RegExp('(?i:a)').test('A')
  } catch {
    return false
  }
})()

/**
 * Inline flags are newer than some engines, and without them the translation would apply a flag to all of the
 * pattern: so simple groups are spelled out, and others are refused where they cannot be had exactly.
 */
function translate(pattern: string): RegExp {
  const spelled = pattern.replaceAll(/\(\?i:([^()]*)\)/g, (_, body: string) => `(?:${spellCases(body)})`)
  const translated = toRegExp(spelled, { global: true, target: modifiersAreKnown ? 'ES2025' : 'ES2024' })
  if (translated.ignoreCase && !pattern.startsWith('(?i)')) throw new Error('inline flags need a newer browser')
  return translated
}

/** A global RegExp for a pattern; `unsupported` {what, detail} for what cannot be translated. */
export function patternRegExp(pattern: Pattern): Outcome<RegExp> {
  if ('String' in pattern) return succeed(literalRegExp(pattern.String))
  try {
    return succeed(translate(pattern.Regex))
  } catch (error) {
    return fail('unsupported', { what: 'Regex', detail: `${pattern.Regex}: ${error instanceof Error ? error.message : String(error)}` })
  }
}

/** A global RegExp that matches the text itself. */
export function literalRegExp(text: string): RegExp {
  return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'gu')
}

/** Matches that are not empty, in order, in UTF-16 units. */
export function* matchesOf(regExp: RegExp, text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const { 0: match, index } of text.matchAll(regExp)) {
    if (match.length > 0) yield { start: index, end: index + match.length }
  }
}
