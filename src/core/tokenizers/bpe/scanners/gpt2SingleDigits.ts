/**
 * Every `\p{N}` by itself, then GPT-2's pattern on the pieces between, as SmolLM has it: `Digits`, then `ByteLevel`. A run of
 * spaces before a digit stands at the end of its piece, so it is one pre-token:
 * `\p{N}|'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+`
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { characterBefore, contractionEnd, digitsEnd, runEnd, type Scanner } from './scanner.ts'

const { letter, number, other, space } = CharacterClass
const WORD = letter | other

export const gpt2SingleDigitsScanner: Scanner = {
  classTable,
  scan(view, start) {
    const { bytes, classes } = view
    if (((classes[start] ?? 0) & number) !== 0) return digitsEnd(view, start, 1)
    const contraction = contractionEnd(bytes, start, false)
    if (contraction !== -1) {
      view.examined = start + 4
      return contraction
    }
    const from = bytes[start] === 0x20 && ((classes[start + 1] ?? 0) & WORD) !== 0 ? start + 1 : start
    const kind = (classes[from] ?? 0) & WORD
    if (kind !== 0) {
      const end = runEnd(classes, from, kind)
      view.examined = Math.max(end + 1, start + 4)
      return end
    }
    const end = runEnd(classes, start, space)
    view.examined = end + 1
    const next = classes[end] ?? 0
    if (next === 0 || (next & number) !== 0) return end
    const last = characterBefore(bytes, end)
    return last > start ? last : end
  },
}
