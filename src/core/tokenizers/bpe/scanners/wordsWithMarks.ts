/**
 * cl100k_base's pattern with marks beside letters and digits one by one:
 * `'(?:[sdmtSDMT]|ll|LL|ve|VE|re|RE)|[^\r\n\p{L}\p{M}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { digitsEnd, linesOrSpacesEnd, nextCharacter, runEnd, type Scanner } from './scanner.ts'

const { number, newline, other, upper, lower } = CharacterClass
/** `[\p{L}\p{M}]` */
const word = upper | lower

/** The end of a contraction at `start`, upper or lower case, not mixed; or -1. Looks at no more than three bytes. */
function contractionEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== 0x27) return -1
  const first = bytes[start + 1] ?? 0
  const second = bytes[start + 2] ?? 0
  if (SINGLE.includes(first)) return start + 2
  return DOUBLE.includes((first << 8) | second) ? start + 3 : -1
}

const codes = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))
const SINGLE = codes('sdmtSDMT')
const DOUBLE = ['ll', 'LL', 've', 'VE', 're', 'RE'].map((pair) =>
  codes(pair).reduce((all, code) => (all << 8) | code, 0),
)

/** The end of a run of `[^\s\p{L}\p{M}\p{N}]`: marks are of class `other` too, and must not be in it. */
function symbolsEnd(classes: Uint8Array, start: number): number {
  let end = start
  while (((classes[end] ?? 0) & (other | word)) === other) end++
  return end
}

export const wordsWithMarksScanner: Scanner = {
  classTable,
  scan(view, start) {
    const { bytes, classes } = view
    const contraction = contractionEnd(bytes, start)
    if (contraction !== -1) {
      view.examined = start + 3
      return contraction
    }
    const first = classes[start] ?? 0
    if ((first & number) !== 0) return digitsEnd(view, start, 1)
    const from = (first & (word | newline)) !== 0 ? start : nextCharacter(bytes, start)
    if (((classes[from] ?? 0) & word) !== 0) {
      const end = runEnd(classes, from, word)
      view.examined = Math.max(end + 1, start + 3)
      return end
    }
    const symbols = bytes[start] === 0x20 ? start + 1 : start
    const behind = symbolsEnd(classes, symbols)
    if (behind > symbols) {
      const end = runEnd(classes, behind, newline)
      view.examined = Math.max(end + 1, start + 3)
      return end
    }
    return linesOrSpacesEnd(view, start)
  },
}
