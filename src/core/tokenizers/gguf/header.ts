/**
 * The metadata at the beginning of a GGUF file (versions 1 to 3, both orders of bytes): names with values. Tensors are not
 * read. Own code, since the libraries that read GGUF drop the byte order mark that some tokens begin with, and so make two
 * tokens equal. Of names only those of the tokenizer and of the whole file are kept.
 */
import { fileLimits } from '../../text/fileLimits.ts'
import { decodeUtf8 } from '../../text/utf8.ts'
import { fail, succeed, type Outcome } from '../failure.ts'

export type GgufValue = string | number | boolean | readonly GgufValue[]

export interface GgufHeader {
  readonly values: ReadonlyMap<string, GgufValue>
  /** Bytes up to where the tensors begin to be described. */
  readonly byteLength: number
}

const KEPT = /^(?:tokenizer|general)\./
const MAX_NAMES = 100_000
const MAX_NAME_BYTES = 65_536
const MAX_ITEMS = 1 << 22
const DEEPEST = 4

const STRING = 8
const ARRAY = 9
/** Bytes of a value of each type of a fixed size. */
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 }

/** The bytes given end before the header does. */
class EndOfBytes extends Error {}
/** What is there can be no header. */
class Damaged extends Error {}

class Cursor {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #little: boolean
  readonly #isFirstVersion: boolean
  at: number

  constructor(bytes: Uint8Array, at: number, little: boolean, version: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#little = little
    this.#isFirstVersion = version === 1
    this.at = at
  }

  #take(size: number): number {
    const { at } = this
    if (at + size > this.#bytes.length) throw new EndOfBytes()
    this.at += size
    return at
  }

  type(): number {
    return this.#view.getUint32(this.#take(4), this.#little)
  }

  /** A number of things that follow. */
  count(most: number, what: string): number {
    const count = this.#isFirstVersion
      ? this.#view.getUint32(this.#take(4), this.#little)
      : Number(this.#view.getBigUint64(this.#take(8), this.#little))
    if (count > most) throw new Damaged(`${what}: ${count}`)
    return count
  }

  text(most: number): string {
    const length = this.count(most, 'the length of a text')
    const from = this.#take(length)
    return decodeUtf8(this.#bytes.subarray(from, from + length))
  }

  skip(size: number): void {
    this.#take(size)
  }

  number(type: number): number | boolean {
    const at = this.#take(SIZES[type] ?? 0)
    const [view, little] = [this.#view, this.#little]
    switch (type) {
      case 0:
        return view.getUint8(at)
      case 1:
        return view.getInt8(at)
      case 2:
        return view.getUint16(at, little)
      case 3:
        return view.getInt16(at, little)
      case 4:
        return view.getUint32(at, little)
      case 5:
        return view.getInt32(at, little)
      case 6:
        return view.getFloat32(at, little)
      case 7:
        return view.getUint8(at) !== 0
      case 10:
        return Number(view.getBigUint64(at, little))
      case 11:
        return Number(view.getBigInt64(at, little))
      default:
        return view.getFloat64(at, little)
    }
  }
}

/** @param isKept else the value is passed over, and an empty text comes of it */
function readValue(cursor: Cursor, type: number, isKept: boolean, depth = 0): GgufValue {
  const size = SIZES[type]
  if (size !== undefined) return cursor.number(type)
  if (type === STRING) {
    if (isKept) return cursor.text(fileLimits.header)
    cursor.skip(cursor.count(fileLimits.header, 'the length of a text'))
    return ''
  }
  if (type !== ARRAY || depth === DEEPEST) throw new Damaged(`a value of type ${type}`)
  const itemType = cursor.type()
  const itemSize = SIZES[itemType]
  const count = cursor.count(MAX_ITEMS, 'items of a list')
  if (!isKept && itemSize !== undefined) {
    cursor.skip(count * itemSize)
    return ''
  }
  const items: GgufValue[] = []
  for (let index = 0; index < count; index++) {
    const item = readValue(cursor, itemType, isKept, depth + 1)
    if (isKept) items.push(item)
  }
  return items
}

function readAll(bytes: Uint8Array): GgufHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8) throw new EndOfBytes()
  if (decodeUtf8(bytes.subarray(0, 4)) !== 'GGUF') throw new Damaged('it does not begin with GGUF')
  const little = (view.getUint32(4, true) & 0xffff) !== 0
  const version = view.getUint32(4, little)
  if (version < 1 || version > 3) throw new Damaged(`version ${version}`)
  const cursor = new Cursor(bytes, 8, little, version)
  cursor.count(Number.MAX_SAFE_INTEGER, 'tensors')
  const names = cursor.count(MAX_NAMES, 'names')
  const values = new Map<string, GgufValue>()
  for (let index = 0; index < names; index++) {
    const name = cursor.text(MAX_NAME_BYTES)
    const isKept = KEPT.test(name)
    const value = readValue(cursor, cursor.type(), isKept)
    if (isKept) values.set(name, value)
  }
  return { values, byteLength: cursor.at }
}

/**
 * The header that a file begins with; null if its end is not among the bytes given. Failures: `damaged-file` {kind, detail}.
 *
 * @param bytes from the beginning of the file
 */
export function readGgufHeader(bytes: Uint8Array): Outcome<GgufHeader | null> {
  try {
    return succeed(readAll(bytes))
  } catch (error) {
    if (error instanceof EndOfBytes) return succeed(null)
    return fail('damaged-file', { kind: 'GGUF', detail: error instanceof Error ? error.message : String(error) })
  }
}
