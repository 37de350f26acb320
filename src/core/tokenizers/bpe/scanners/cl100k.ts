/**
 * The pattern of cl100k_base, with a limit on digits; Llama 3 has 3 as cl100k, Qwen 1:
 * `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { contractionEnd, digitsEnd, linesOrSpacesEnd, nextCharacter, runEnd, type Scanner } from './scanner.ts'

const { letter, number, newline, other } = CharacterClass

/** @param mostDigits how many digits one pre-token may hold */
export function cl100kScanner(mostDigits: number): Scanner {
  return {
    classTable,
    scan(view, start) {
      const { bytes, classes } = view
      const contraction = contractionEnd(bytes, start, true)
      if (contraction !== -1) {
        view.examined = start + 4
        return contraction
      }
      const first = classes[start] ?? 0
      if ((first & number) !== 0) return digitsEnd(view, start, mostDigits)
      const from = (first & (letter | newline)) !== 0 ? start : nextCharacter(bytes, start)
      if (((classes[from] ?? 0) & letter) !== 0) {
        const end = runEnd(classes, from, letter)
        view.examined = Math.max(end + 1, start + 4)
        return end
      }
      const marks = bytes[start] === 0x20 ? start + 1 : start
      if (((classes[marks] ?? 0) & other) !== 0) {
        const end = runEnd(classes, runEnd(classes, marks, other), newline)
        view.examined = Math.max(end + 1, start + 4)
        return end
      }
      return linesOrSpacesEnd(view, start)
    },
  }
}
