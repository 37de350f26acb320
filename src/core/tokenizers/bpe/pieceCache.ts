/** Remembers the tokens of pre-tokens that were merged before, by their bytes. Forgets all when full. */
import { bytesEqual, spread } from './byteStrings.ts'

const SLOT_BITS = 17
const MAX_ENTRIES = 1 << (SLOT_BITS - 1)
const INTEGERS_A_SLOT = 4
const BYTES = 1 << 21
const TOKENS = 1 << 19
/** Longer pre-tokens hardly ever come again. */
export const LONGEST_CACHED = 64

export class PieceCache {
  /** hash, offset of the bytes, length in bytes (0: empty), offset of the tokens */
  readonly #slots = new Int32Array(INTEGERS_A_SLOT << SLOT_BITS)
  readonly #bytes = new Uint8Array(BYTES)
  /** Per entry: number of tokens, then id and length in bytes of each. */
  readonly tokens = new Int32Array(TOKENS)
  #entries = 0
  #usedBytes = 0
  #usedTokens = 0

  /** The index in `tokens` of the entry for `bytes[start, end)`; -1 if there is none. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    const length = end - start
    for (let slot = (spread(hash) >>> (32 - SLOT_BITS)) * INTEGERS_A_SLOT; ; slot = (slot + INTEGERS_A_SLOT) & mask) {
      const found = slots[slot + 2]
      if (found === 0) return -1
      if (
        found === length &&
        slots[slot] === hash &&
        bytesEqual(this.#bytes, slots[slot + 1] ?? 0, bytes, start, length)
      ) {
        return slots[slot + 3] ?? 0
      }
    }
  }

  /** Adds an entry that is not there. `end - start` is at most {@link LONGEST_CACHED}. */
  add(
    bytes: Uint8Array,
    start: number,
    end: number,
    hash: number,
    ids: Int32Array,
    lengths: Int32Array,
    count: number,
  ): void {
    const length = end - start
    const needed = 2 * count + 1
    if (this.#entries >= MAX_ENTRIES || this.#usedBytes + length > BYTES || this.#usedTokens + needed > TOKENS)
      this.clear()
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (spread(hash) >>> (32 - SLOT_BITS)) * INTEGERS_A_SLOT
    while (slots[slot + 2] !== 0) slot = (slot + INTEGERS_A_SLOT) & mask
    slots[slot] = hash
    slots[slot + 1] = this.#usedBytes
    slots[slot + 2] = length
    slots[slot + 3] = this.#usedTokens
    for (let index = start; index < end; index++) this.#bytes[this.#usedBytes++] = bytes[index] ?? 0
    const { tokens } = this
    tokens[this.#usedTokens++] = count
    for (let index = 0; index < count; index++) {
      tokens[this.#usedTokens++] = ids[index] ?? 0
      tokens[this.#usedTokens++] = lengths[index] ?? 0
    }
    this.#entries++
  }

  clear(): void {
    this.#slots.fill(0)
    this.#entries = 0
    this.#usedBytes = 0
    this.#usedTokens = 0
  }
}
