/** The start symbols of a piece before any merge: characters, bytes of characters that the vocabulary lacks, unknowns. */
import { encodeUtf8 } from '../../../text/utf8.ts'
import { TokenKind } from '../../encoding.ts'
import type { BpeJson } from '../schema.ts'
import { STEP_UNITS, type Steps } from '../steps.ts'
import { UNSPELLED, type ModelToken } from '../modelToken.ts'
import { byteFallbackIds, type VocabularyTable } from './vocabularyTable.ts'

/** Columns, one entry a symbol; `starts` and `ends` in UTF-16 units of the piece. */
export class Symbols {
  ids = new Int32Array(256)
  starts = new Int32Array(256)
  ends = new Int32Array(256)
  kinds = new Uint8Array(256)
  count = 0
  /** Characters that are no symbol: they are left out, and what stands around them is merged as neighbours. */
  readonly unspelled: ModelToken[] = []

  push(id: number, start: number, end: number, kind: TokenKind): void {
    if (this.count === this.ids.length) this.#grow()
    this.ids[this.count] = id
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.kinds[this.count++] = kind
  }

  #grow(): void {
    const { ids, starts, ends, kinds } = this
    const size = ids.length * 2
    this.ids = new Int32Array(size)
    this.starts = new Int32Array(size)
    this.ends = new Int32Array(size)
    this.kinds = new Uint8Array(size)
    this.ids.set(ids)
    this.starts.set(starts)
    this.ends.set(ends)
    this.kinds.set(kinds)
  }
}

export class SymbolReader {
  readonly #vocabulary: VocabularyTable
  readonly #prefix: string
  readonly #suffix: string
  readonly #unknown: number
  readonly #fuse: boolean
  readonly #byteIds: Int32Array | null
  /** By code point: id + 1, 0 if not looked up yet, -1 if there is none. */
  readonly #known = new Int32Array(0x10000)

  constructor(vocabulary: VocabularyTable, json: BpeJson) {
    this.#vocabulary = vocabulary
    this.#prefix = json.continuing_subword_prefix ?? ''
    this.#suffix = json.end_of_word_suffix ?? ''
    this.#unknown = json.unk_token === null ? -1 : (vocabulary.idOf(json.unk_token) ?? -1)
    this.#fuse = json.fuse_unk === true
    this.#byteIds = json.byte_fallback === true ? byteFallbackIds(vocabulary) : null
  }

  /** Characters without id, bytes or unknown token are left out, as in the reference. */
  *read(piece: string, symbols: Symbols): Steps<void> {
    symbols.count = 0
    symbols.unspelled.length = 0
    let next = STEP_UNITS
    const plain = this.#prefix === '' && this.#suffix === ''
    for (let start = 0; start < piece.length;) {
      const point = piece.codePointAt(start) ?? 0
      const end = start + (point > 0xffff ? 2 : 1)
      const id = plain ? this.#idOf(point) : this.#idOfSpelled(piece, start, end)
      if (id !== -1) symbols.push(id, start, end, TokenKind.ordinary)
      else this.#readUnknown(piece, start, end, symbols)
      start = end
      if (start < next) continue
      yield STEP_UNITS
      next = start + STEP_UNITS
    }
  }

  #idOf(point: number): number {
    if (point > 0xffff) return this.#vocabulary.idOf(String.fromCodePoint(point)) ?? -1
    const known = this.#known[point] ?? 0
    if (known !== 0) return known === -1 ? -1 : known - 1
    const id = this.#vocabulary.idOf(String.fromCharCode(point)) ?? -1
    this.#known[point] = id === -1 ? -1 : id + 1
    return id
  }

  #spelled(piece: string, start: number, end: number): string {
    return (start === 0 ? '' : this.#prefix) + piece.slice(start, end) + (end === piece.length ? this.#suffix : '')
  }

  #idOfSpelled(piece: string, start: number, end: number): number {
    return this.#vocabulary.idOf(this.#spelled(piece, start, end)) ?? -1
  }

  #readUnknown(piece: string, start: number, end: number, symbols: Symbols): void {
    const byteIds = this.#byteIds
    if (byteIds !== null) {
      const bytes = encodeUtf8(this.#spelled(piece, start, end))
      if (bytes.every((byte) => byteIds[byte] !== -1)) {
        for (const byte of bytes) symbols.push(byteIds[byte] ?? 0, start, end, TokenKind.byteFallback)
        return
      }
    }
    if (this.#unknown === -1) {
      symbols.unspelled.push({ id: UNSPELLED, kind: TokenKind.unknown, start, end })
      return
    }
    const last = symbols.count - 1
    if (this.#fuse && last >= 0 && symbols.kinds[last] === TokenKind.unknown) symbols.ends[last] = end
    else symbols.push(this.#unknown, start, end, TokenKind.unknown)
  }
}
