/** Cutting a piece at matches, with what becomes of the matches: the five behaviours of `Split` and `Punctuation`. */
import * as v from 'valibot'
import type { AlignedText } from '../alignedText.ts'
import { STEP_UNITS, type Steps } from '../steps.ts'

export const behaviourSchema = v.picklist(['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous'])
export type Behaviour = v.InferOutput<typeof behaviourSchema>

interface Part {
  readonly start: number
  readonly end: number
  readonly isMatch: boolean
}

type Matches = Iterable<{ readonly start: number; readonly end: number }>

/** Matches and what lies between them, in order, tiling the text. */
function* partsOf(length: number, matches: Matches, invert: boolean): Generator<Part> {
  let at = 0
  for (const { start, end } of matches) {
    if (start > at) yield { start: at, end: start, isMatch: invert }
    yield { start, end, isMatch: !invert }
    at = end
  }
  if (at < length) yield { start: at, end: length, isMatch: invert }
}

/** Whether two neighbours, as they were found, are of one piece. */
const JOINS: Readonly<Record<Behaviour, (previous: Part, next: Part) => boolean>> = {
  Removed: () => false,
  Isolated: () => false,
  Contiguous: (previous, next) => previous.isMatch === next.isMatch,
  MergedWithPrevious: (previous, next) => next.isMatch && !previous.isMatch,
  MergedWithNext: (previous, next) => previous.isMatch && !next.isMatch,
}

/** The pieces of `text`; `invert` takes what lies between matches for the matches. */
export function* split(
  text: AlignedText,
  matches: Matches,
  behaviour: Behaviour,
  invert = false,
): Steps<readonly AlignedText[]> {
  const joins = JOINS[behaviour]
  const pieces: AlignedText[] = []
  let start = 0
  let last: Part | null = null
  let parts = 0
  for (const next of partsOf(text.length, matches, invert)) {
    if (++parts % STEP_UNITS === 0) yield STEP_UNITS
    if (behaviour === 'Removed' && next.isMatch) continue
    if (last !== null && !joins(last, next)) {
      pieces.push(text.slice(start, last.end))
      last = null
    }
    if (last === null) start = next.start
    last = next
  }
  if (last !== null) pieces.push(text.slice(start, last.end))
  return pieces
}
