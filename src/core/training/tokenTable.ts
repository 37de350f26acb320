/** The vocabulary while it is learnt: the 256 bytes, then merged tokens in the order in which they came to be. */
import { spellBytes } from '../tokenizers/bpe/byteAlphabet.ts'

/** Bytes in the order of their letters in GPT-2's byte alphabet, which is the order of GPT-2's first 256 ids. */
export const bytesInLetterOrder: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => byte).toSorted(
  (one, other) =>
    (spellBytes(Uint8Array.of(one)).codePointAt(0) ?? 0) - (spellBytes(Uint8Array.of(other)).codePointAt(0) ?? 0),
)

/** For each byte its id. */
export const idOfByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => bytesInLetterOrder.indexOf(byte))

export class TokenTable {
  readonly #bytes: Uint8Array[] = Array.from(bytesInLetterOrder, (byte) => Uint8Array.of(byte))
  readonly #ids = new Map<string, number>(this.#bytes.map((bytes, id) => [spellBytes(bytes), id]))

  get size(): number {
    return this.#bytes.length
  }

  bytesOf(id: number): Uint8Array {
    return this.#bytes[id] ?? new Uint8Array()
  }

  /** The token in GPT-2's byte alphabet. */
  spelling(id: number): string {
    return spellBytes(this.bytesOf(id))
  }

  joined(left: number, right: number): Uint8Array {
    const one = this.bytesOf(left)
    const other = this.bytesOf(right)
    const bytes = new Uint8Array(one.length + other.length)
    bytes.set(one)
    bytes.set(other, one.length)
    return bytes
  }

  /** The id of left and right together; a token of the same bytes that exists is taken, whatever it was made of. */
  idOfJoined(left: number, right: number): number {
    const bytes = this.joined(left, right)
    const spelling = spellBytes(bytes)
    const known = this.#ids.get(spelling)
    if (known !== undefined) return known
    const id = this.#bytes.push(bytes) - 1
    this.#ids.set(spelling, id)
    return id
  }
}
