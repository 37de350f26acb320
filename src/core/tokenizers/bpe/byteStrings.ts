/**
 * A vocabulary's byte strings and the map from a byte string to its id: open addressing over a polynomial hash, the
 * bytes compared on every hit, so that the answer is exact.
 */

/** Powers of the hash's base; a polynomial hash lets the hash of a part be had from those of two prefixes. */
export const HASH_BASE = 0x01000193

/** The hash of a string with one byte more after it. */
export function extendHash(hash: number, byte: number): number {
  return (Math.imul(hash, HASH_BASE) + byte + 1) | 0
}

/** The hash of `bytes[start, end)`: the sum of (byte + 1)·BASE^(distance from the end), modulo 2^32, as a signed integer. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0
  for (let index = start; index < end; index++) hash = extendHash(hash, bytes[index] ?? 0)
  return hash
}

/** Spreads a polynomial hash over the high bits, of which a table takes as many as it needs. */
export function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1)
}

export function bytesEqual(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (a[aStart + index] !== b[bStart + index]) return false
  return true
}

/** Byte strings numbered from 0 (their ids), all in one array. Empty strings stand for ids without bytes and are never found. */
export class ByteStrings {
  readonly #bytes: Uint8Array
  readonly #offsets: Uint32Array
  /** Two integers a slot: hash, id + 1 (0: empty). */
  readonly #slots: Int32Array
  readonly #shift: number
  readonly longest: number

  /** @param offsets string `id` is `bytes[offsets[id], offsets[id + 1])`; if two are equal the first is found */
  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.#bytes = bytes
    this.#offsets = offsets
    const count = offsets.length - 1
    const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, count) * 2)))
    this.#slots = new Int32Array(2 << bits)
    this.#shift = 32 - bits
    let longest = 0
    for (let id = 0; id < count; id++) {
      const start = offsets[id] ?? 0
      const end = offsets[id + 1] ?? 0
      if (start === end) continue
      longest = Math.max(longest, end - start)
      this.#insert(hashBytes(bytes, start, end), start, end, id)
    }
    this.longest = longest
  }

  #insert(hash: number, start: number, end: number, id: number): void {
    if (this.find(this.#bytes, start, end, hash) !== -1) return
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (spread(hash) >>> this.#shift) << 1
    while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
    slots[slot] = hash
    slots[slot + 1] = id + 1
  }

  get size(): number {
    return this.#offsets.length - 1
  }

  /** The id of `bytes[start, end)`, whose hash is `hash`; -1 if there is none. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (spread(hash) >>> this.#shift) << 1; ; slot = (slot + 2) & mask) {
      const found = (slots[slot + 1] ?? 0) - 1
      if (found === -1) return -1
      if (slots[slot] !== hash) continue
      const at = this.#offsets[found] ?? 0
      if ((this.#offsets[found + 1] ?? 0) - at !== end - start) continue
      if (bytesEqual(this.#bytes, at, bytes, start, end - start)) return found
    }
  }

  /** The bytes of `id`, a view, not a copy; empty for an id that has none. */
  get(id: number): Uint8Array {
    return this.#bytes.subarray(this.#offsets[id] ?? 0, this.#offsets[id + 1] ?? this.#offsets[id] ?? 0)
  }

  lengthOf(id: number): number {
    return (this.#offsets[id + 1] ?? 0) - (this.#offsets[id] ?? 0)
  }
}
