/** UnicodeScripts: cuts where the script changes; Han and kana count as one, spaces join what stands before. */
import type { AlignedText } from '../alignedText.ts'
import { scriptsOf9 } from '../unicode/characterSets.ts'
import { flatMapSteps, STEP_UNITS, type Steps } from '../steps.ts'
import type { PreTokenizer } from '../types.ts'

const PROLONGED_SOUND_MARK = 0x30fc

/** Scripts as the reference's table has them (Unicode 9.0); what has none, and a space, cuts nothing. */
export function unicodeScripts(): PreTokenizer {
  const { scripts, names, none } = scriptsOf9()
  const han = names.indexOf('Han')
  const kana = [names.indexOf('Hiragana'), names.indexOf('Katakana')]
  const scriptOf = (point: number): number => {
    if (point === 0x20) return none
    const script = scripts[point] ?? none
    return point === PROLONGED_SOUND_MARK || kana.includes(script) ? han : script
  }
  return (pieces) => flatMapSteps(pieces, (piece) => cut(piece, scriptOf, none))
}

function* cut(piece: AlignedText, scriptOf: (point: number) => number, none: number): Steps<readonly AlignedText[]> {
  const parts: AlignedText[] = []
  let start = -1
  let at = 0
  let last = none
  let next = STEP_UNITS
  for (const character of piece.text) {
    const script = scriptOf(character.codePointAt(0) ?? 0)
    if (script !== none && script !== last) {
      if (start !== -1) parts.push(piece.slice(start, at))
      start = at
      last = script
    }
    at += character.length
    if (at < next) continue
    yield STEP_UNITS
    next = at + STEP_UNITS
  }
  if (start !== -1) parts.push(piece.slice(start, piece.length))
  return parts
}
