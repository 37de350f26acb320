/** What the editor of cuts stands on: the characters of a text with their bytes, and cuts between bytes. Pure. */

/** A character as readers see it (a grapheme). */
export interface EditorCell {
  readonly text: string
  readonly startByte: number
  readonly bytes: readonly number[]
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const encoder = new TextEncoder()

export function editorCells(text: string): readonly EditorCell[] {
  let startByte = 0
  return Array.from(segmenter.segment(text), ({ segment }) => {
    const bytes = Array.from(encoder.encode(segment))
    const cell = { text: segment, startByte, bytes }
    startByte += bytes.length
    return cell
  })
}

/** The cuts with one more at `byte`, or without the one that was there. */
export function toggledCut(cuts: readonly number[], byte: number): readonly number[] {
  return cuts.includes(byte)
    ? cuts.filter((cut) => cut !== byte)
    : [...cuts, byte].toSorted((one, other) => one - other)
}

/** The spans between the cuts of a text of `length` bytes: which one each byte is in, from 0. */
export function spanOfBytes(cuts: readonly number[], length: number): Uint32Array {
  const spans = new Uint32Array(length)
  let span = 0
  for (let byte = 1; byte < length; byte++) {
    if (cuts.includes(byte)) span++
    spans[byte] = span
  }
  return spans
}
