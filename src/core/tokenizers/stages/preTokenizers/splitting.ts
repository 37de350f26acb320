/** Cutting a piece at matches, with what becomes of the matches: the five behaviours of `Split` and `Punctuation`. */
import * as v from 'valibot'
import type { AlignedText } from '../alignedText.ts'

export const behaviourSchema = v.picklist(['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous'])
export type Behaviour = v.InferOutput<typeof behaviourSchema>

interface Stretch {
  readonly start: number
  readonly end: number
  readonly isMatch: boolean
}

/** Matches and what lies between them, in order, tiling the text. */
function stretchesOf(length: number, matches: Iterable<{ readonly start: number; readonly end: number }>, invert: boolean): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const { start, end } of matches) {
    if (start > at) stretches.push({ start: at, end: start, isMatch: invert })
    stretches.push({ start, end, isMatch: !invert })
    at = end
  }
  if (at < length) stretches.push({ start: at, end: length, isMatch: invert })
  return stretches
}

function joinAsBehaves(stretches: readonly Stretch[], behaviour: Behaviour): readonly Stretch[] {
  switch (behaviour) {
    case 'Removed':
      return stretches.filter(({ isMatch }) => !isMatch)
    case 'Isolated':
      return stretches
    case 'Contiguous':
      return joinWhere(stretches, (previous, next) => previous.isMatch === next.isMatch)
    case 'MergedWithPrevious':
      return joinWhere(stretches, (previous, next) => next.isMatch && !previous.isMatch)
    case 'MergedWithNext':
      return joinWhere(stretches.toReversed(), (next, previous) => previous.isMatch && !next.isMatch).toReversed()
  }
}

/** Joins a stretch to the one before it in the list where both as they were found say so. */
function joinWhere(stretches: readonly Stretch[], joins: (before: Stretch, now: Stretch) => boolean): readonly Stretch[] {
  const joined: Stretch[] = []
  let before: Stretch | null = null
  for (const now of stretches) {
    const last = joined.at(-1)
    if (last !== undefined && before !== null && joins(before, now)) {
      joined[joined.length - 1] = { start: Math.min(last.start, now.start), end: Math.max(last.end, now.end), isMatch: last.isMatch }
    } else joined.push(now)
    before = now
  }
  return joined
}

/** The pieces of `text`; `invert` takes what lies between matches for the matches. */
export function split(
  text: AlignedText,
  matches: Iterable<{ readonly start: number; readonly end: number }>,
  behaviour: Behaviour,
  invert = false,
): readonly AlignedText[] {
  return joinAsBehaves(stretchesOf(text.length, matches, invert), behaviour).map(({ start, end }) => text.slice(start, end))
}
