/**
 * The regular expressions of a tokenizer.json, written for Oniguruma, as JavaScript's: translated by oniguruma-to-es,
 * which spells out possessive quantifiers and inline flags, but with Oniguruma's `\w` and `\b`, and with classes of
 * characters from Oniguruma's version of Unicode (16.0) in the place of the browser's.
 */
import { EmulatedRegExp, toRegExpDetails } from 'oniguruma-to-es'
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../failure.ts'
import { PatternTimer } from './patternWatch.ts'
import { propertySource, unassignedSource } from './unicode/characterSets.ts'

/** What `Split` and `Replace` look for: a literal string, or a regular expression. */
export const patternSchema = v.union([
  v.object({ String: v.pipe(v.string(), v.maxLength(10_000)) }),
  v.object({ Regex: v.pipe(v.string(), v.maxLength(10_000)) }),
])

export type Pattern = v.InferOutput<typeof patternSchema>

/** Oniguruma's `\w` in a class. Outside of one it knows ²³¹¼½¾ too, for which it asks a table of ISO 8859-1. */
const WORD = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}`
const WORD_OUTSIDE = String.raw`${WORD}²³¹¼½¾`
const OUTSIDE: Readonly<Record<string, string>> = {
  '\\w': `[${WORD_OUTSIDE}]`,
  '\\W': `[^${WORD_OUTSIDE}]`,
  '\\b': `(?:(?<=[${WORD_OUTSIDE}])(?![${WORD_OUTSIDE}])|(?<![${WORD_OUTSIDE}])(?=[${WORD_OUTSIDE}]))`,
  '\\B': `(?:(?<=[${WORD_OUTSIDE}])(?=[${WORD_OUTSIDE}])|(?<![${WORD_OUTSIDE}])(?![${WORD_OUTSIDE}]))`,
}
const INSIDE: Readonly<Record<string, string>> = {
  '\\w': WORD,
  '\\W': `[^${WORD}]`,
  '[:word:]': WORD,
  '[:^word:]': `[^${WORD}]`,
}

/** `\w` and its like spelled out. 'a\b[\w-]' → the same with properties in the places of `\b` and `\w`. */
function spellWords(pattern: string): string {
  // If white space means nothing, `#` begins a comment.
  const isExtended = /\(\?[a-z]*x/.test(pattern)
  let depth = 0
  let isComment = false
  return pattern.replaceAll(/\\.|\[:\^?\w+:\]|[[\]#\n]|\(\?#[^)]*\)/gsu, (part) => {
    if (part === '\n') isComment = false
    else if (isComment) return part
    else if (part === '#') isComment = isExtended && depth === 0
    else if (part === '[') depth++
    else if (part === ']') depth = Math.max(0, depth - 1)
    return (depth > 0 ? INSIDE : OUTSIDE)[part] ?? part
  })
}

/** Properties in a pattern of JavaScript's (flag `v`) as the classes of characters that 16.0 has. */
function spellProperties(source: string): string {
  return source.replaceAll(
    /\\(?:([pP])\{([^}]*)\}|.)/gsu,
    (part, letter: string | undefined, property: string | undefined) => {
      if (letter === undefined || property === undefined || property === 'Any' || property.startsWith('RGI_'))
        return part
      const inside = propertySource(property) ?? `[\\p{${property}}--[${unassignedSource()}]]`
      return `[${letter === 'P' ? '^' : ''}${inside}]`
    },
  )
}

/**
 * What never matches, with a letter of one case. Without one the translation would give all of the expression the flag
 * `i` if a part has it, and with that flag `\p{L}` takes U+0345, whose other case is a letter. With one, both cases
 * of each letter are spelled out.
 */
const SENSITIVE = '|(?!)a'

function translate(regex: string): RegExp {
  const words = spellWords(regex)
  const options = { global: true, target: 'ES2024' } as const
  const all = /^\(\?i[):]/.test(regex)
  let details
  try {
    details = toRegExpDetails(`(?:${words})${SENSITIVE}`, options)
  } catch (error) {
    // A property that is to match both cases needs the flag, which is right if it is that of the whole expression.
    if (!all) throw error
    details = toRegExpDetails(words, options)
  }
  const spelled = spellProperties(details.pattern)
  const emulated = details.options?.strategy !== undefined
  return emulated ? new EmulatedRegExp(spelled, details.flags, details.options) : new RegExp(spelled, details.flags)
}

/** Expressions whose time nobody can foresee, with their spelling in the file. */
const patternsOfFiles = new WeakMap<RegExp, string>()

/** A global RegExp for a pattern; `unsupported` {what, detail} for what cannot be translated. */
export function patternRegExp(pattern: Pattern): Outcome<RegExp> {
  if ('String' in pattern) return succeed(literalRegExp(pattern.String))
  try {
    const regExp = translate(pattern.Regex)
    patternsOfFiles.set(regExp, pattern.Regex)
    return succeed(regExp)
  } catch (error) {
    return fail('unsupported', {
      what: 'Regex',
      detail: `${pattern.Regex}: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
}

/** A global RegExp that matches the text itself. */
export function literalRegExp(text: string): RegExp {
  return new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'gu')
}

/**
 * Matches in order, in UTF-16 units, as the reference's search finds them: empty ones too, but none if the match
 * before it ended, and none in an empty text. 'baac' for `a*`: [0,0), [1,3), [4,4).
 * Throws `SlowPattern` for a pattern of a file that is too slow.
 */
export function* matchesOf(regExp: RegExp, text: string): Generator<{ readonly start: number; readonly end: number }> {
  if (text === '') return
  // `matchAll` would make a copy of the expression, and so read its long source again, at every call.
  const pattern = patternsOfFiles.get(regExp)
  const timer = pattern === undefined ? null : new PatternTimer(pattern, text.length)
  let at = 0
  for (let before = -1; ;) {
    // Between two matches others may use the expression.
    regExp.lastIndex = at
    const match = timer === null ? regExp.exec(text) : timer.search(regExp, text)
    if (match === null) return
    const { index } = match
    const end = index + match[0].length
    at = end === index ? index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1) : end
    if (end === index && index === before) continue
    before = end
    yield { start: index, end }
  }
}
