/**
 * `\p{N}|[^\r\n\p{N}]*\n|[^\r\n\p{N}]+|\r`: whole lines with their line feed, cut at digits. Superwords are learnt and
 * found in such segments.
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import type { TokenReach } from '../tokenReach.ts'
import { nextCharacter, type Scanner } from './scanner.ts'

const { number, newline } = CharacterClass
const LINE_FEED = 0x0a

/**
 * @param reach null: the pattern itself. With the reach of a vocabulary's tokens a line is cut further, wherever none of
 * its tokens can lie across: the same tokens, from pieces of about a word, which are found in the cache and leave little
 * to do for a keystroke.
 */
export function linesScanner(reach: TokenReach | null): Scanner {
  return {
    classTable,
    scan(view, start) {
      const { bytes, classes } = view
      let at = start
      let examined = start
      /** No token that begins between `start` and `at` ends after it. */
      let reached = start
      for (;;) {
        const found = classes[at] ?? 0
        examined = Math.max(examined, at + 1)
        if (found === 0 || (found & (number | newline)) !== 0) break
        if (reach !== null && at > start && reached <= at) {
          view.examined = examined
          return at
        }
        const next = nextCharacter(bytes, at)
        if (reach !== null) {
          for (let byte = at; byte < next; byte++) {
            reached = Math.max(reached, reach.longestFrom(bytes, byte))
            examined = Math.max(examined, reach.examined)
          }
        }
        at = next
      }
      view.examined = examined
      if (bytes[at] === LINE_FEED) return at + 1
      return at > start ? at : nextCharacter(bytes, at)
    },
  }
}
