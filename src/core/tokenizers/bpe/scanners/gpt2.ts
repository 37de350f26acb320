/** GPT-2's pattern: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+` */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { contractionEnd, runEnd, spacesEnd, type Scanner } from './scanner.ts'

const { letter, number, other } = CharacterClass
const WORD = letter | number | other

export const gpt2Scanner: Scanner = {
  classTable,
  scan(view, start) {
    const { bytes, classes } = view
    const contraction = contractionEnd(bytes, start, false)
    if (contraction !== -1) {
      view.examined = start + 4
      return contraction
    }
    const from = bytes[start] === 0x20 && ((classes[start + 1] ?? 0) & WORD) !== 0 ? start + 1 : start
    const kind = (classes[from] ?? 0) & WORD
    if (kind === 0) return spacesEnd(view, start)
    const end = runEnd(classes, from, kind)
    view.examined = Math.max(end + 1, start + 4)
    return end
  },
}
