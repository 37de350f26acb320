/**
 * SentencePiece's table of replacements (`precompiled_charsmap`): a double-array trie over UTF-8 (Yata's Darts-clone) whose
 * values are offsets into a list of NUL-terminated strings.
 */
import { decodeUtf8 } from '../../../text/utf8.ts'

/** SentencePiece looks at no more of the rules that begin at a place. */
const MAX_MATCHES = 32

export interface Replacement {
  /** Bytes that are replaced. */
  readonly length: number
  readonly text: string
}

export class CharsMap {
  readonly #units: Uint32Array
  readonly #strings: Uint8Array
  readonly #texts = new Map<number, string>()
  /** By byte: 1 if a rule may begin with it. */
  readonly #first = new Uint8Array(256)

  private constructor(units: Uint32Array, strings: Uint8Array) {
    this.#units = units
    this.#strings = strings
    const root = offsetOf(units[0] ?? 0)
    for (let byte = 0; byte < 256; byte++) {
      const unit = units[root ^ byte]
      this.#first[byte] = unit !== undefined && labelOf(unit) === byte ? 1 : 0
    }
  }

  /** null if the bytes are no such table. */
  static read(bytes: Uint8Array): CharsMap | null {
    if (bytes.length < 4) return null
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = view.getUint32(0, true)
    if (size % 4 !== 0 || size + 4 > bytes.length) return null
    const units = Uint32Array.from({ length: size / 4 }, (_, index) => view.getUint32(4 + 4 * index, true))
    return new CharsMap(units, bytes.subarray(4 + size))
  }

  /** Whether a rule may begin with the byte. */
  begins(byte: number): boolean {
    return this.#first[byte] === 1
  }

  /** The replacement for the shortest prefix of `key` that is in the table; null for none. */
  shortest(key: Uint8Array): string | null {
    const units = this.#units
    let position = offsetOf(units[0] ?? 0)
    for (const byte of key) {
      if (byte === 0) return null
      position ^= byte
      const unit = units[position]
      if (unit === undefined || labelOf(unit) !== byte) return null
      position ^= offsetOf(unit)
      if (hasLeaf(unit)) return this.#textAt((units[position] ?? 0) & 0x7fffffff)
    }
    return null
  }

  /** The replacement for the longest part of `bytes` from `at` on that is in the table; null for none. */
  longest(bytes: Uint8Array, at: number): Replacement | null {
    const units = this.#units
    let position = offsetOf(units[0] ?? 0)
    let length = 0
    let value = 0
    for (let index = at, matches = 0; index < bytes.length && matches < MAX_MATCHES; index++) {
      const byte = bytes[index] ?? 0
      position ^= byte
      const unit = units[position]
      if (unit === undefined || labelOf(unit) !== byte) break
      position = (position ^ offsetOf(unit)) >>> 0
      if (!hasLeaf(unit)) continue
      matches++
      length = index + 1 - at
      value = (units[position] ?? 0) & 0x7fffffff
    }
    return length === 0 || value >= this.#strings.length ? null : { length, text: this.#textAt(value) }
  }

  #textAt(start: number): string {
    const known = this.#texts.get(start)
    if (known !== undefined) return known
    const end = this.#strings.indexOf(0, start)
    const text = decodeUtf8(this.#strings.subarray(start, end === -1 ? this.#strings.length : end))
    this.#texts.set(start, text)
    return text
  }
}

function hasLeaf(unit: number): boolean {
  return ((unit >>> 8) & 1) === 1
}

function offsetOf(unit: number): number {
  return ((unit >>> 10) << ((unit & 0x200) >>> 6)) >>> 0
}

/** The label of a unit; a leaf has the highest bit set and so equals no byte. */
function labelOf(unit: number): number {
  return (unit & 0x800000ff) >>> 0
}
