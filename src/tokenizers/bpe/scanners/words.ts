/**
 * The word pattern of the shipped language models, cl100k's with marks beside letters and digits one by one:
 * `'(?:[sdmtSDMT]|ll|LL|ve|VE|re|RE)|[^\r\n\p{L}\p{M}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { contractionEnd, linesOrSpacesEnd, nextCharacter, runEnd, type Scanner, type ScanView } from './scanner.ts'

const { number, newline, other, upper, lower } = CharacterClass
/** `[\p{L}\p{M}]` */
const WORD = upper | lower

/** Two letters of a contraction are both lower case or both upper case. */
function sameCaseContraction(bytes: Uint8Array, start: number): number {
  const end = contractionEnd(bytes, start, true)
  if (end === start + 2) return end
  const [first, second] = [bytes[start + 1] ?? 0, bytes[start + 2] ?? 0]
  return end === start + 3 && first < 0x80 && (first & 0x20) === (second & 0x20) ? end : -1
}

/** The end of the run of symbols, which marks are not here. */
function symbolsEnd({ classes }: ScanView, start: number): number {
  let end = start
  while (((classes[end] ?? 0) & other) !== 0 && ((classes[end] ?? 0) & WORD) === 0) end++
  return end
}

export const wordsScanner: Scanner = {
  classTable,
  scan(view, start) {
    const { bytes, classes } = view
    view.examined = start + 4
    const contraction = sameCaseContraction(bytes, start)
    if (contraction !== -1) return contraction
    const first = classes[start] ?? 0
    if ((first & number) !== 0) return nextCharacter(bytes, start)
    const from = (first & (WORD | newline)) !== 0 ? start : nextCharacter(bytes, start)
    view.examined = Math.max(view.examined, from + 1)
    if (((classes[from] ?? 0) & WORD) !== 0) {
      const end = runEnd(classes, from, WORD)
      view.examined = Math.max(end + 1, start + 4)
      return end
    }
    const symbols = bytes[start] === 0x20 ? start + 1 : start
    const behind = symbolsEnd(view, symbols)
    if (behind > symbols) {
      const end = runEnd(classes, behind, newline)
      view.examined = Math.max(end + 1, start + 4)
      return end
    }
    return linesOrSpacesEnd(view, start)
  },
}
