/**
 * Makes of four-bit weights, as they are shipped, the bytes that the graph for WASM takes: two codes a byte become a byte
 * each, half-precision numbers single ones, and matrices are turned, which WASM multiplies several times as fast. Pure;
 * changes no weight.
 */
import * as v from 'valibot'
import { halvesToFloats } from '../../core/scores/float16.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const pieceSchema = v.object({
  /** Index into `files`. */
  file: count,
  start: count,
  bytes: count,
  /**
   * `same`: copied. `nibbles`: two codes of 0 to 15 a byte, the first one low, each becomes that less 8. `shifted`: a code
   * a byte, 128 more than it is; both are then int8. `floats`: float16 that becomes float32. `offsets`: as many scales and
   * then minima in float16, which become minimum + 8 · scale in float32. All but `same` are turned from [rows][columns] to
   * [columns][rows].
   */
  become: v.picklist(['same', 'nibbles', 'shifted', 'floats', 'offsets']),
  rows: count,
  columns: count,
})

/** What the weights of a graph are made of: pieces behind one another, `bytes` in all. */
export const layoutSchema = v.object({
  /** The name by which the graph knows them. */
  location: v.string(),
  files: v.array(v.string()),
  bytes: count,
  pieces: v.array(pieceSchema),
})

export type RestoredLayout = v.InferOutput<typeof layoutSchema>
type Piece = v.InferOutput<typeof pieceSchema>

/** Bytes of a cell, as it is shipped and as it becomes. */
const BYTES: Readonly<Record<Piece['become'], { readonly before: number; readonly after: number }>> = {
  same: { before: 1, after: 1 },
  nibbles: { before: 0.5, after: 1 },
  shifted: { before: 1, after: 1 },
  floats: { before: 2, after: 4 },
  offsets: { before: 4, after: 4 },
}
/** What is taken from a code of four bits. */
const MIDDLE = 8
/** Columns turned at a time: their cells of a row stand side by side, in a cache line. */
const BAND = 64

/** Asks for one file after the other, so that no more than one is there beside what is made. Throws for a layout that does not fit. */
export async function restoreWeights(
  { pieces, bytes }: RestoredLayout,
  fileAt: (index: number) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = new Uint8Array(bytes)
  let at = 0
  let opened = -1
  let file: Uint8Array = new Uint8Array()
  for (const piece of pieces) {
    if (piece.file !== opened) {
      file = new Uint8Array()
      file = await fileAt(piece.file)
      opened = piece.file
    }
    const source = file.subarray(piece.start, piece.start + piece.bytes)
    const cells = piece.rows * piece.columns
    const { before, after } = BYTES[piece.become]
    const length = after * cells
    const isOdd = piece.become === 'nibbles' && piece.columns % 2 === 1
    if (source.length !== piece.bytes || piece.bytes !== before * cells || at + length > bytes || isOdd)
      throw new Error('the layout of the weights does not fit the files')
    writePiece(piece, source, made.subarray(at, at + length))
    at += length
  }
  if (at !== bytes) throw new Error('the layout of the weights does not fit the files')
  return made
}

function writePiece({ become, rows, columns }: Piece, source: Uint8Array, target: Uint8Array): void {
  switch (become) {
    case 'same':
      return target.set(source)
    case 'shifted':
      return turnShifted(source, target, rows, columns)
    case 'nibbles':
      return turnNibbles(source, target, rows, columns)
    case 'floats':
      return turnFloats(floatsOf(source), target, rows, columns)
    case 'offsets': {
      const both = floatsOf(source)
      const offsets = both.subarray(0, rows * columns)
      const minima = both.subarray(rows * columns)
      for (let at = 0; at < offsets.length; at++) offsets[at] = (minima[at] ?? 0) + MIDDLE * (offsets[at] ?? 0)
      return turnFloats(offsets, target, rows, columns)
    }
  }
}

const floatsOf = (halves: Uint8Array): Float32Array => halvesToFloats(new Uint16Array(halves.slice().buffer))

// Loops of their own: they go over a hundred million codes, and a call for each takes as long as the rest.

function turnShifted(source: Uint8Array, target: Uint8Array, rows: number, columns: number): void {
  for (let from = 0; from < columns; from += BAND) {
    const to = Math.min(columns, from + BAND)
    for (let row = 0; row < rows; row++) {
      const start = row * columns
      for (let column = from, at = from * rows + row; column < to; column++, at += rows)
        target[at] = (source[start + column] ?? 0) ^ 128
    }
  }
}

/** `columns` is even: two codes are a byte. */
function turnNibbles(source: Uint8Array, target: Uint8Array, rows: number, columns: number): void {
  for (let from = 0; from < columns; from += BAND) {
    const to = Math.min(columns, from + BAND)
    for (let row = 0; row < rows; row++) {
      let pair = (row * columns + from) >> 1
      for (let column = from, at = from * rows + row; column < to; column += 2, at += 2 * rows) {
        const codes = source[pair++] ?? 0
        target[at] = (codes & 15) - MIDDLE
        target[at + rows] = (codes >> 4) - MIDDLE
      }
    }
  }
}

function turnFloats(source: Float32Array, target: Uint8Array, rows: number, columns: number): void {
  const turned = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) turned[column * rows + row] = source[row * columns + column] ?? 0
  target.set(new Uint8Array(turned.buffer))
}
