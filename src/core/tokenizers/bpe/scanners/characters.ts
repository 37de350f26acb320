/** `[\s\S]`: every character (code point) by itself. */
import { classTable } from '../characterClasses.ts'
import { nextCharacter, type Scanner } from './scanner.ts'

export const charactersScanner: Scanner = {
  classTable,
  scan(view, start) {
    const end = nextCharacter(view.bytes, start)
    view.examined = end
    return end
  },
}
