/** What a normalizer changed: the runs of characters that are not what they were, found by where each character came from. Pure. */
import type { AlignedText } from '../tokenizers/stages/alignedText.ts'

/** Neighbouring changes are one. Either may be empty: characters that were dropped, or put in. */
export interface TextChange {
  /** In UTF-16 units of the text before. */
  readonly start: number
  readonly from: string
  readonly to: string
}

/**
 * @param before the text that the stage was given
 * @param after what it made of `AlignedText.of(before)`
 */
export function changesOf(before: string, after: AlignedText): readonly TextChange[] {
  const changes: { start: number; end: number; to: string }[] = []
  const add = (start: number, end: number, to: string): void => {
    const last = changes.at(-1)
    if (last !== undefined && last.end >= start) {
      last.end = Math.max(last.end, end)
      last.to += to
    } else changes.push({ start, end, to })
  }
  let done = 0
  for (let unit = 0; unit < after.length;) {
    const start = after.originalStart(unit)
    const end = after.originalEnd(unit)
    let next = unit + 1
    // Units with one range came from it together.
    while (next < after.length && after.originalStart(next) === start && after.originalEnd(next) === end) next++
    const text = after.text.slice(unit, next)
    if (start > done) add(done, start, '')
    const from = Math.max(done, start)
    if (start < done || before.slice(start, end) !== text) add(Math.min(from, end), end, text)
    done = Math.max(done, end)
    unit = next
  }
  if (done < before.length) add(done, before.length, '')
  return changes.map(({ start, end, to }) => ({ start, from: before.slice(start, end), to }))
}
