/** A vocabulary both ways: from a piece to its id and back. */
import { byteHex } from '../../../text/hex.ts'

export class VocabularyTable {
  readonly #ids = new Map<string, number>()
  readonly #pieces: (string | undefined)[]
  /** One more than the highest id. */
  readonly size: number

  /** Of two ids for one piece the later one is found, as in the reference. */
  constructor(entries: Iterable<readonly [string, number]>) {
    let size = 0
    for (const [piece, id] of entries) {
      this.#ids.set(piece, id)
      size = Math.max(size, id + 1)
    }
    this.size = size
    this.#pieces = Array.from({ length: size }, () => undefined)
    for (const [piece, id] of entries) this.#pieces[id] = piece
  }

  static of(vocabulary: Readonly<Record<string, number>>): VocabularyTable {
    return new VocabularyTable(Object.entries(vocabulary))
  }

  piece(id: number): string | null {
    return this.#pieces[id] ?? null
  }

  idOf(piece: string): number | null {
    return this.#ids.get(piece) ?? null
  }
}

/** Ids of the pieces `<0x00>` to `<0xFF>`; -1 if one is missing. */
export function byteFallbackIds(vocabulary: VocabularyTable): Int32Array {
  const ids = new Int32Array(256).fill(-1)
  for (let byte = 0; byte < 256; byte++) {
    ids[byte] = vocabulary.idOf(`<0x${byteHex(byte)}>`) ?? -1
  }
  return ids
}
