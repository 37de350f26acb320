/**
 * Makes of four-bit weights, as they are shipped, the bytes that the graph for WASM takes: two codes a byte become a byte
 * each, and matrices are turned, which WASM multiplies several times as fast. Pure; changes no weight.
 */
import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const pieceSchema = v.object({
  /** Index into `files`. */
  file: count,
  start: count,
  bytes: count,
  /**
   * `same`: copied. `nibbles`: two codes of 0 to 15 a byte, the first one low, each becomes that less 8. `shifted`: a code
   * a byte, 128 more than it is. Both are then int8, and turned from [rows][columns] to [columns][rows].
   */
  become: v.picklist(['same', 'nibbles', 'shifted']),
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
    const length = piece.rows * piece.columns
    if (source.length !== piece.bytes || length !== lengthOf(piece) || at + length > bytes)
      throw new Error('the layout of the weights does not fit the files')
    writePiece(piece, source, made.subarray(at, at + length))
    at += length
  }
  if (at !== bytes) throw new Error('the layout of the weights does not fit the files')
  return made
}

const lengthOf = ({ bytes, become }: Piece): number => (become === 'nibbles' ? 2 * bytes : bytes)

function writePiece({ become, rows, columns }: Piece, source: Uint8Array, target: Uint8Array): void {
  if (become === 'same') return target.set(source)
  const codeAt =
    become === 'shifted'
      ? (index: number): number => (source[index] ?? 0) ^ 128
      : (index: number): number => (((source[index >> 1] ?? 0) >> ((index & 1) << 2)) & 15) - 8
  for (let from = 0; from < columns; from += BAND) {
    const to = Math.min(columns, from + BAND)
    for (let row = 0; row < rows; row++) {
      const start = row * columns
      for (let column = from; column < to; column++) target[column * rows + row] = codeAt(start + column)
    }
  }
}
