/** Metaspace: spaces become a visible character, which may be put before the text too, and begin a new piece. */
import type { AlignedText } from '../alignedText.ts'
import { literalRegExp, matchesOf } from '../regex.ts'
import { flatMapSteps, STEP_UNITS, type Steps } from '../steps.ts'
import type { PreTokenizer } from '../types.ts'
import { split } from './splitting.ts'

export interface MetaspaceOptions {
  /** One character. */
  readonly replacement: string
  readonly prepend: 'always' | 'first' | 'never'
  readonly split: boolean
}

export function metaspace({ replacement, prepend, split: splits }: MetaspaceOptions): PreTokenizer {
  const atReplacement = literalRegExp(replacement)
  return (pieces) =>
    flatMapSteps(pieces, function* (piece) {
      const prefix =
        (prepend === 'always' || (prepend === 'first' && piece.originalStart(0) === 0)) &&
        !/^[ ]/.test(piece.text) &&
        !piece.text.startsWith(replacement)
      const respelled = yield* respell(piece, replacement, prefix)
      return splits ? yield* split(respelled, matchesOf(atReplacement, respelled.text), 'MergedWithNext') : [respelled]
    })
}

function* respell(piece: AlignedText, replacement: string, prefix: boolean): Steps<AlignedText> {
  if (!piece.text.includes(' ') && !prefix) return piece
  const builder = piece.builder()
  if (prefix) builder.add({ text: replacement, from: 0, to: 0 })
  let spaces = 0
  let at = 0
  for (let space = piece.text.indexOf(' '); space !== -1; space = piece.text.indexOf(' ', at)) {
    yield* builder.keep(at, space)
    at = space + 1
    builder.add({ text: replacement, from: space, to: at, exact: true })
    if (++spaces % STEP_UNITS === 0) yield STEP_UNITS
  }
  yield* builder.keep(at, piece.length)
  return builder.finish()
}
