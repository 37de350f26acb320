/** Puts together the columns of an `Encoding` from segments of text, special tokens and a template's tokens. */
import { cutColumns, TokenKind, type Encoding, type TokenId } from '../encoding.ts'
import type { TokenColumns } from './tokenColumns.ts'

export class EncodingBuilder {
  #ids: Uint32Array
  #starts: Uint32Array
  #ends: Uint32Array
  #kinds: Uint8Array
  #count = 0
  #normalized = ''
  #changed = false
  /** Bytes of the text after which the next token starts. */
  doneBytes = 0

  constructor(capacity: number) {
    this.#ids = new Uint32Array(capacity)
    this.#starts = new Uint32Array(capacity)
    this.#ends = new Uint32Array(capacity)
    this.#kinds = new Uint8Array(capacity)
  }

  #reserve(more: number): void {
    const needed = this.#count + more
    if (needed <= this.#ids.length) return
    const size = Math.max(needed, this.#ids.length * 2)
    const grow = (column: Uint32Array): Uint32Array => {
      const larger = new Uint32Array(size)
      larger.set(column)
      return larger
    }
    this.#ids = grow(this.#ids)
    this.#starts = grow(this.#starts)
    this.#ends = grow(this.#ends)
    const kinds = new Uint8Array(size)
    kinds.set(this.#kinds)
    this.#kinds = kinds
  }

  #push(id: TokenId, start: number, end: number, kind: number): void {
    this.#reserve(1)
    this.#ids[this.#count] = id
    this.#starts[this.#count] = start
    this.#ends[this.#count] = end
    this.#kinds[this.#count++] = kind
  }

  /** A token of the template, standing for no text. */
  insert(id: TokenId): void {
    this.#push(id, this.doneBytes, this.doneBytes, TokenKind.inserted)
  }

  /** The next `bytes` bytes of the text are one token. */
  pushToken(id: TokenId, bytes: number, kind: number): void {
    this.#push(id, this.doneBytes, this.doneBytes + bytes, kind)
    this.doneBytes += bytes
  }

  /** A token with a span in bytes from the start of the present segment. */
  pushSpan(id: TokenId, start: number, end: number, kind: number): void {
    this.#push(id, this.doneBytes + start, this.doneBytes + end, kind)
  }

  /** Ends a segment of `bytes` bytes whose tokens were pushed as spans; `normalized` is what was encoded in its place. */
  endSegment(bytes: number, normalized: string): void {
    this.#normalized += normalized
    this.#changed = true
    this.doneBytes += bytes
  }

  /** Notes what a segment that was not normalized looks like, for the text of the encoding as normalized. */
  keepText(text: string): void {
    this.#normalized += text
  }

  /** The next `bytes` bytes are tiled by the tokens of `columns`, whose ends count from the start of the segment. */
  appendTiles(columns: TokenColumns, bytes: number): void {
    const { count, ids, ends } = columns
    this.#reserve(count)
    const at = this.#count
    this.#ids.set(ids.subarray(0, count), at)
    const base = this.doneBytes
    if (base === 0) this.#ends.set(ends.subarray(0, count), at)
    else for (let index = 0; index < count; index++) this.#ends[at + index] = base + (ends[index] ?? 0)
    if (count > 0) {
      this.#starts[at] = base
      this.#starts.set(this.#ends.subarray(at, at + count - 1), at + 1)
    }
    this.#count += count
    this.doneBytes += bytes
  }

  finish(): Encoding {
    const columns = { ids: this.#ids, startByte: this.#starts, endByte: this.#ends, kinds: this.#kinds }
    return cutColumns({ ...columns, normalized: this.#changed ? this.#normalized : null }, this.#count)
  }
}
