/**
 * Bloom's pattern: words up to white space or some of the punctuation, with the space before them; what lies between two of
 * them is one piece. ` ?[^(\s|[.,!?…。，、।۔،])]+`
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { runEnd, type Scanner } from './scanner.ts'

/** In this scanner's table: `other` for what words are of, `space` for what ends them. */
const { other: word, space: stop } = CharacterClass
const STOPS = '(|).,!?…。，、।۔،'

let table: Uint8Array | null = null

function bloomClasses(): Uint8Array {
  if (table !== null) return table
  const classes = classTable().map((found) => ((found & CharacterClass.space) === 0 ? word : stop))
  for (const character of STOPS) classes[character.codePointAt(0) ?? 0] = stop
  table = classes
  return classes
}

export const bloomScanner: Scanner = {
  classTable: bloomClasses,
  scan(view, start) {
    const { bytes, classes } = view
    const from = bytes[start] === 0x20 && classes[start + 1] === word ? start + 1 : start
    if (classes[from] === word) {
      const end = runEnd(classes, from, word)
      view.examined = end + 1
      return end
    }
    const end = runEnd(classes, start, stop)
    view.examined = end + 1
    return classes[end] === word && bytes[end - 1] === 0x20 ? end - 1 : end
  },
}
