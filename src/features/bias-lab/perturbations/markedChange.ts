/** A text and the changed text as segments that both have and segments that only one has, by graphemes, so that nothing is torn apart. Pure. */
import { keptItems } from '../../../core/text/editScript.ts'

export interface ChangeSegment {
  readonly text: string
  readonly kind: 'kept' | 'removed' | 'inserted'
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const graphemesOf = (text: string): readonly string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** The segments that are not inserted are the first text, those that are not removed the second. */
export function markedChange(before: string, after: string): readonly ChangeSegment[] {
  const [one, other] = [graphemesOf(before), graphemesOf(after)]
  const kept = keptItems(one, other)
  const segments: { text: string; kind: ChangeSegment['kind'] }[] = []
  const add = (text: string, kind: ChangeSegment['kind']): void => {
    const last = segments.at(-1)
    if (last?.kind === kind) last.text += text
    else segments.push({ text, kind })
  }
  for (let [at, otherAt] = [0, 0]; at < one.length || otherAt < other.length;) {
    if (at < one.length && kept.one[at] !== true) add(one[at++] ?? '', 'removed')
    else if (otherAt < other.length && kept.other[otherAt] !== true) add(other[otherAt++] ?? '', 'inserted')
    else {
      add(one[at++] ?? '', 'kept')
      otherAt++
    }
  }
  return segments
}
