/**
 * The patterns of the shipped language models that do not cut at words: `\p{N}|[^\r\n\p{N}]*\n|[^\r\n\p{N}]+|\r`
 * (whole lines with their line feed, cut at digits), and `[\s\S]` (every code point by itself).
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { nextCharacter, type Scanner } from './scanner.ts'

const { number, newline } = CharacterClass
const LINE_FEED = 0x0a

export const linesScanner: Scanner = {
  classTable,
  scan(view, start) {
    const { bytes, classes } = view
    let end = start
    while (end < bytes.length && ((classes[end] ?? 0) & (number | newline)) === 0) end++
    view.examined = end + 1
    if (bytes[end] === LINE_FEED) return end + 1
    return end > start ? end : nextCharacter(bytes, start)
  },
}

export const charactersScanner: Scanner = {
  classTable,
  scan(view, start) {
    view.examined = nextCharacter(view.bytes, start)
    return view.examined
  },
}
