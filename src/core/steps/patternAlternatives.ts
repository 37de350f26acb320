/**
 * Which alternative of a pattern matched: `A|B|C` tries A, then B, then C at a place, and the first that matches there is
 * the match. Pure; the alternatives run by the same regular expressions as the pattern itself.
 */
import { patternRegExp } from '../tokenizers/stages/regex.ts'

/**
 * The alternatives of a pattern, outside of groups and classes. 'a|b(c|d)|[|]' → ['a', 'b(c|d)', '[|]']
 */
export function alternativesOf(pattern: string): readonly string[] {
  const alternatives: string[] = []
  let start = 0
  let groups = 0
  let classes = 0
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern[at]
    if (unit === '\\') at++
    else if (unit === '[') classes++
    else if (unit === ']') classes = Math.max(0, classes - 1)
    else if (classes > 0) continue
    else if (unit === '(') groups++
    else if (unit === ')') groups = Math.max(0, groups - 1)
    else if (unit === '|' && groups === 0) {
      alternatives.push(pattern.slice(start, at))
      start = at + 1
    }
  }
  return [...alternatives, pattern.slice(start)]
}

/** Says of a match, in UTF-16 units, which alternative it is of, by its index; null if that cannot be told. */
export type AlternativeFinder = (text: string, start: number, end: number) => number | null

/** Expressions take long to make, and a tokenizer asks for the same again and again. */
const known = new Map<string, AlternativeFinder | null>()
const MAX_KNOWN = 50

/** Null if the pattern has only one alternative, or one that is no pattern by itself. */
export function alternativeFinder(pattern: string): AlternativeFinder | null {
  const found = known.get(pattern)
  if (found !== undefined) return found
  const made = makeFinder(pattern)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(pattern, made)
  return made
}

function makeFinder(pattern: string): AlternativeFinder | null {
  const alternatives = alternativesOf(pattern)
  if (alternatives.length < 2) return null
  const tried: RegExp[] = []
  for (const alternative of alternatives) {
    const made = patternRegExp({ Regex: alternative })
    if (!made.ok) return null
    tried.push(made.value)
  }
  return (text, start, end) => {
    for (const [index, regExp] of tried.entries()) {
      regExp.lastIndex = start
      const match = regExp.exec(text)
      if (match?.index === start) return match[0].length === end - start ? index : null
    }
    return null
  }
}
