/**
 * DeepSeek-V3 cuts three times, each time the pieces that the cut before left: `\p{N}{1,3}`, then
 * `[一-龥぀-ゟ゠-ヿ]+`, then
 * ``[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+``.
 * Between matches what matches nothing is a piece of its own. A character of the first two cuts has a class that no
 * part of the third matches, so runs end there as at the end of a piece.
 */
import { CharacterClass, classTable } from '../characterClasses.ts'
import { characterBefore, digitsEnd, nextCharacter, runEnd, type Scanner, type ScanView } from './scanner.ts'

const { letter, number, newline, space, upper, lower, mark } = CharacterClass
const WORD = upper | lower
/** Chinese characters and kana: a combination of bits that no character has of itself. */
const CHINESE = letter | number

let table: Uint8Array | null = null

function deepseekClassTable(): Uint8Array {
  if (table !== null) return table
  const classes = classTable().slice()
  for (const [first, last] of [
    [0x4e00, 0x9fa5],
    [0x3040, 0x309f],
    [0x30a0, 0x30ff],
  ] as const) {
    classes.fill(CHINESE, first, last + 1)
  }
  table = classes
  return classes
}

function isAsciiLetter(byte: number): boolean {
  const folded = byte | 0x20
  return folded >= 0x61 && folded <= 0x7a
}

/** The third cut at `start`: the end of its match, or -1. */
function thirdCut(view: ScanView, start: number): number {
  const { bytes, classes } = view
  const first = classes[start] ?? 0
  const byte = bytes[start] ?? 0
  if (byte < 0x80 && (first & mark) !== 0 && isAsciiLetter(bytes[start + 1] ?? 0)) {
    let end = start + 2
    while (isAsciiLetter(bytes[end] ?? 0)) end++
    view.examined = end + 1
    return end
  }
  const from = (first & (WORD | newline | mark)) !== 0 ? start : nextCharacter(bytes, start)
  if (((classes[from] ?? 0) & WORD) !== 0) {
    const end = runEnd(classes, from, WORD)
    view.examined = end + 1
    return end
  }
  const marks = byte === 0x20 ? start + 1 : start
  if (((classes[marks] ?? 0) & mark) !== 0) {
    const end = runEnd(classes, runEnd(classes, marks, mark), newline)
    view.examined = end + 1
    return end
  }
  return (first & space) !== 0 ? pieceSpacesEnd(view, start) : -1
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+` if the piece ends at a character of the first two cuts as well. */
function pieceSpacesEnd(view: ScanView, start: number): number {
  const { bytes, classes } = view
  const end = runEnd(classes, start, space)
  view.examined = end + 1
  for (let index = end - 1; index >= start; index--) {
    if (((classes[index] ?? 0) & newline) !== 0) return index + 1
  }
  const next = classes[end] ?? 0
  if (next === 0 || (next & number) !== 0) return end
  const last = characterBefore(bytes, end)
  return last > start ? last : end
}

export const deepseekScanner: Scanner = {
  classTable: deepseekClassTable,
  scan(view, start) {
    const { bytes, classes } = view
    const first = classes[start] ?? 0
    if (first === CHINESE) {
      let end = start
      while (classes[end] === CHINESE) end++
      view.examined = end + 1
      return end
    }
    if (first === number) return digitsEnd(view, start, 3)
    let index = start
    let examined = start + 2
    for (;;) {
      const end = thirdCut(view, index)
      examined = Math.max(examined, view.examined, index + 2)
      if (end !== -1 && index === start) return end
      if (end !== -1) break
      index = nextCharacter(bytes, index)
      const next = classes[index] ?? 0
      if (next === 0 || (next & number) !== 0) {
        examined = Math.max(examined, index + 1)
        break
      }
    }
    view.examined = examined
    return index
  },
}
