/**
 * What merging starts with if a vocabulary is one of characters with byte fallback, as SentencePiece's BPE: the token of
 * each character, the bytes of a character that has none as tokens of a byte each, and runs of a character that are cut out
 * before anything is merged (Gemma's line feeds). Tokens of bytes and of runs never merge. Knows no merges.
 *
 * Works on the text that is meant: the mark for a space, U+2581, is a space here.
 */
import type { TokenId } from '../encoding.ts'

const SPACE_MARK = 0x2581
const POINTS = 0x110000

/** Start symbols in order, and the byte at which each ends. */
export interface StartSymbols {
  readonly ids: readonly TokenId[]
  readonly ends: readonly number[]
}

/** The character at a byte, and where it ends; `point` −1 if the bytes are none, or only begin one: then the end is that of one byte. */
interface Character {
  readonly point: number
  readonly end: number
}

export class CharacterSymbols {
  readonly byteIds: Int32Array
  /** By code point. */
  readonly #characters: ReadonlyMap<number, TokenId>
  /** By code point: the tokens of runs of 1, 2, … of it. */
  readonly #runs: ReadonlyMap<number, readonly TokenId[]>
  readonly #runOf = new Map<TokenId, { readonly point: number; readonly isLongest: boolean }>()
  readonly #bytes: ReadonlySet<TokenId>
  readonly #beginnings = new Map<number, boolean>()

  /** @param byteIds the token of each of the 256 bytes */
  constructor(
    byteIds: Int32Array,
    characters: ReadonlyMap<number, TokenId>,
    runs: ReadonlyMap<number, readonly TokenId[]>,
  ) {
    this.byteIds = byteIds
    this.#characters = characters
    this.#runs = runs
    this.#bytes = new Set(byteIds)
    for (const [point, ids] of runs)
      for (const [index, id] of ids.entries()) this.#runOf.set(id, { point, isLongest: index === ids.length - 1 })
  }

  /** Whether the token is one of a byte, of a character that has no token. */
  isByte(id: TokenId): boolean {
    return this.#bytes.has(id)
  }

  /** The tokens with which merging can start, but for those of bytes. */
  *characterIds(): Generator<TokenId, void, void> {
    yield* this.#characters.values()
    for (const ids of this.#runs.values()) yield* ids
  }

  /** Whether two start symbols can stand beside each other: a run is cut into the longest ones from its first character on. */
  mayTouch(left: TokenId, right: TokenId): boolean {
    const run = this.#runOf.get(left)
    return run === undefined || run.isLongest || run.point !== this.#runOf.get(right)?.point
  }

  /** Whether the bytes are those of a character without a token, or the first ones of such a character. At most four bytes. */
  mayFallBack(bytes: Uint8Array): boolean {
    const { length } = bytes
    const first = bytes[0] ?? 0
    const whole = lengthOf(first)
    if (whole === 0 || length > whole || length === 0) return false
    let head = whole === 1 ? first : first & (0xff >> (whole + 1))
    for (let index = 1; index < length; index++) {
      const byte = bytes[index] ?? 0
      if ((byte & 0xc0) !== 0x80) return false
      head = (head << 6) | (byte & 0x3f)
    }
    const free = 6 * (whole - length)
    const key = (head * 4 + (whole - 1)) * 4 + length - 1
    const known = this.#beginnings.get(key)
    if (known !== undefined) return known
    const least = [0, 0x80, 0x800, 0x10000][whole - 1] ?? 0
    let found = false
    for (let point = Math.max(least, head << free); point < Math.min(POINTS, (head + 1) << free) && !found; point++)
      found = this.#lacks(point)
    this.#beginnings.set(key, found)
    return found
  }

  /** What merging starts with. Bytes that are no characters, or only begin one, are tokens of bytes. */
  read(bytes: Uint8Array, start: number, end: number): StartSymbols {
    const ids: TokenId[] = []
    const ends: number[] = []
    for (let at = start; at < end;) {
      const next = this.nextOf(bytes, at, end)
      if (next.id !== -1) {
        ids.push(next.id)
        ends.push(next.end)
      } else {
        for (let byte = at; byte < next.end; byte++) {
          ids.push(this.byteIds[bytes[byte] ?? 0] ?? -1)
          ends.push(byte + 1)
        }
      }
      at = next.end
    }
    return { ids, ends }
  }

  /** The start symbol at a byte: of a character without a token, −1 and the end of its last byte. */
  nextOf(bytes: Uint8Array, at: number, end: number): { readonly id: TokenId; readonly end: number } {
    const character = characterAt(bytes, at, end)
    const run = this.#runs.get(character.point)
    if (run === undefined) return { id: this.#characters.get(character.point) ?? -1, end: character.end }
    let last = character.end
    let count = 1
    for (; count < run.length; count++) {
      const next = characterAt(bytes, last, end)
      if (last >= end || next.point !== character.point) break
      last = next.end
    }
    return { id: run[count - 1] ?? -1, end: last }
  }

  #lacks(point: number): boolean {
    return (
      point !== SPACE_MARK &&
      (point < 0xd800 || point > 0xdfff) &&
      !this.#characters.has(point) &&
      !this.#runs.has(point)
    )
  }
}

function lengthOf(first: number): number {
  return first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
}

function characterAt(bytes: Uint8Array, at: number, end: number): Character {
  const none = { point: -1, end: at + 1 }
  const first = bytes[at] ?? 0
  const length = lengthOf(first)
  if (length === 0 || at + length > end) return none
  let point = length === 1 ? first : first & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    if ((byte & 0xc0) !== 0x80) return none
    point = (point << 6) | (byte & 0x3f)
  }
  // Overlong forms and surrogates are no characters.
  if (point < ([0, 0x80, 0x800, 0x10000][length - 1] ?? 0) || point >= POINTS || (point >= 0xd800 && point < 0xe000))
    return none
  return { point, end: at + length }
}
