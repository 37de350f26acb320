/**
 * The pattern of o200k_base, and Tekken's, which lacks the contractions and takes digits one by one. With
 * U = `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`, W = `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`, C = `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`:
 * `[^\r\n\p{L}\p{N}]?U*W+C|[^\r\n\p{L}\p{N}]?U+W*C|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import {
  characterBefore,
  contractionEnd,
  digitsEnd,
  linesOrSpacesEnd,
  nextCharacter,
  runEnd,
  type Scanner,
  type ScanView,
} from './scanner.ts'

const { letter, number, newline, other, upper, lower } = CharacterClass

/** `U*W+` from `from` on, or -1. */
function endingLower(view: ScanView, from: number): number {
  const { bytes, classes } = view
  const uppers = runEnd(classes, from, upper)
  const end = runEnd(classes, uppers, lower)
  view.examined = Math.max(view.examined, end + 1)
  if (end > uppers) return end
  // U* gives characters back until the last of them is also in W; what stood after it is in U alone.
  for (let behind = uppers; behind > from;) {
    const last = characterBefore(bytes, behind)
    if (((classes[last] ?? 0) & lower) !== 0) return behind
    behind = last
  }
  return -1
}

/** `U+W*` from `from` on, if `U*W+` did not match, or -1. */
function allUpper(view: ScanView, from: number): number {
  const end = runEnd(view.classes, from, upper)
  return end > from ? end : -1
}

function wordEnd(view: ScanView, start: number): number {
  const { bytes, classes } = view
  const first = classes[start] ?? 0
  const prefixed = (first & (letter | number | newline)) === 0 ? nextCharacter(bytes, start) : -1
  if (prefixed !== -1) {
    view.examined = Math.max(view.examined, prefixed + 1)
    const end = endingLower(view, prefixed)
    if (end !== -1) return end
  }
  const bare = endingLower(view, start)
  if (bare !== -1) return bare
  if (prefixed !== -1) {
    const end = allUpper(view, prefixed)
    if (end !== -1) return end
  }
  return allUpper(view, start)
}

export interface O200kOptions {
  /** How many digits one pre-token may hold. */
  readonly mostDigits: number
  /** Whether a word keeps a contraction after it. */
  readonly contractions: boolean
}

export function o200kScanner({ mostDigits, contractions }: O200kOptions): Scanner {
  return {
    classTable,
    scan(view, start) {
      const { bytes, classes } = view
      view.examined = start + 2
      const word = wordEnd(view, start)
      if (word !== -1) {
        if (!contractions || bytes[word] !== 0x27) return word
        view.examined = Math.max(view.examined, word + 4)
        const end = contractionEnd(bytes, word, true)
        return end === -1 ? word : end
      }
      const examined = view.examined
      const end = otherwise(view, start, classes[start] ?? 0, mostDigits)
      view.examined = Math.max(view.examined, examined)
      return end
    },
  }
}

function otherwise(view: ScanView, start: number, first: number, mostDigits: number): number {
  const { bytes, classes } = view
  if ((first & number) !== 0) return digitsEnd(view, start, mostDigits)
  const marks = bytes[start] === 0x20 ? start + 1 : start
  if (((classes[marks] ?? 0) & other) === 0) return linesOrSpacesEnd(view, start)
  let end = runEnd(classes, marks, other)
  while (((classes[end] ?? 0) & newline) !== 0 || bytes[end] === 0x2f) end++
  view.examined = end + 1
  return end
}
