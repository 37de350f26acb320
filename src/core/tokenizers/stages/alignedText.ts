/**
 * A text on its way through the stages of a tokenizer, with the way back: for every UTF-16 unit the range of units of
 * the original that it came from. Stages make new aligned texts from old ones; nothing here knows a stage.
 */
import { STEP_UNITS, type Steps } from './steps.ts'

/** Columns over the units of a text, which its parts share. */
interface Origins {
  /** Start and end in the original. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 for a unit that is not the original's own spelling: its range is the smallest known to hold what it came from. */
  readonly approximate: Uint8Array
  /** For a letter of the byte alphabet which byte of its character it is, packed by {@link packLetter}; 0 for another unit. */
  readonly letters: Uint8Array
}

/** Which of the bytes of its character a letter stands for: `index` of `count`. */
export interface ByteLetter {
  readonly index: number
  readonly count: number
}

function packLetter(index: number, count: number): number {
  return (count << 3) | index
}

export class AlignedText {
  readonly text: string
  /** null: unit n came from unit `offset + n`. */
  readonly #origins: Origins | null
  /** Where the text begins in the columns. */
  readonly #base: number
  /** Where it begins in the original. */
  readonly #offset: number

  private constructor(text: string, offset: number, origins: Origins | null, base: number) {
    this.text = text
    this.#offset = offset
    this.#origins = origins
    this.#base = base
  }

  /** A segment of the original that starts at unit `offset` of it. */
  static of(text: string, offset = 0): AlignedText {
    return new AlignedText(text, offset, null, 0)
  }

  get length(): number {
    return this.text.length
  }

  /** Where unit `unit` came from: first unit in the original. For `unit === length`: where the last one ends. */
  originalStart(unit: number): number {
    if (this.#origins === null) return this.#offset + unit
    return unit < this.length ? (this.#origins.starts[this.#base + unit] ?? 0) : this.originalEnd(unit - 1)
  }

  /** After the last unit of the original from which `unit` came. */
  originalEnd(unit: number): number {
    if (this.#origins === null) return this.#offset + unit + 1
    return unit < 0 ? this.#offset : (this.#origins.ends[this.#base + unit] ?? 0)
  }

  /** Whether `unit` is something else than the unit of the original in its place. */
  isApproximate(unit: number): boolean {
    return this.#origins !== null && this.#origins.approximate[this.#base + unit] === 1
  }

  /** Which byte of its character `unit` is, if it is a letter of the byte alphabet; else null. */
  letterAt(unit: number): ByteLetter | null {
    const packed = this.#packedLetter(unit)
    return packed === 0 ? null : { index: packed & 7, count: packed >> 3 }
  }

  #packedLetter(unit: number): number {
    return this.#origins?.letters[this.#base + unit] ?? 0
  }

  /** Units `[start, end)`. */
  slice(start: number, end: number): AlignedText {
    if (start === 0 && end === this.length) return this
    return new AlignedText(this.text.slice(start, end), this.originalStart(start), this.#origins, this.#base + start)
  }

  /** A new text, put together from pieces of this one; see {@link AlignedBuilder.add}. */
  rebuild(pieces: Iterable<AlignedPiece>): AlignedText {
    const builder = this.builder()
    for (const piece of pieces) builder.add(piece)
    return builder.finish()
  }

  builder(): AlignedBuilder {
    return new AlignedBuilder(
      this,
      (text, origins) => new AlignedText(text, this.#offset, origins, 0),
      (unit) => this.#packedLetter(unit),
    )
  }

  /** The same in another spelling, unit for unit: `text` has as many units, and each stands for what the one in its place stood for. */
  respell(text: string): AlignedText {
    return text === this.text ? this : new AlignedText(text, this.#offset, this.#origins, this.#base)
  }
}

export interface AlignedPiece {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Unit n of `text` stands for unit `from + n`, such as a lower-cased letter. */
  readonly unitwise?: boolean
  /** The range is exactly what `text` stands for, though spelled otherwise, such as `▁` for a space. */
  readonly exact?: boolean
  /** `text` is letters of the byte alphabet, one per byte of the character. */
  readonly letters?: boolean
}

/** Puts a text together from pieces of another, in order. */
export class AlignedBuilder {
  readonly #source: AlignedText
  readonly #make: (text: string, origins: Origins) => AlignedText
  readonly #letterOf: (unit: number) => number
  #text = ''
  #at = 0
  #starts: Int32Array
  #ends: Int32Array
  #approximate: Uint8Array
  #letters: Uint8Array

  constructor(
    source: AlignedText,
    make: (text: string, origins: Origins) => AlignedText,
    letterOf: (unit: number) => number,
  ) {
    this.#source = source
    this.#make = make
    this.#letterOf = letterOf
    const capacity = source.length + 16
    this.#starts = new Int32Array(capacity)
    this.#ends = new Int32Array(capacity)
    this.#approximate = new Uint8Array(capacity)
    this.#letters = new Uint8Array(capacity)
  }

  #reserve(size: number): void {
    if (size <= this.#starts.length) return
    const larger = Math.max(size, this.#starts.length * 2)
    const [starts, ends, approximate, letters] = [this.#starts, this.#ends, this.#approximate, this.#letters]
    this.#starts = new Int32Array(larger)
    this.#ends = new Int32Array(larger)
    this.#approximate = new Uint8Array(larger)
    this.#letters = new Uint8Array(larger)
    this.#starts.set(starts)
    this.#ends.set(ends)
    this.#approximate.set(approximate)
    this.#letters.set(letters)
  }

  /**
   * Each piece is `text` in the place of units `[from, to)` of the source; `from === to` puts in what came from nowhere
   * (an empty range). If `text` is those units unchanged, each unit keeps its own range; else, with `unitwise` and
   * equal lengths, unit n of `text` has the range of unit `from + n`; else every unit has the whole range.
   */
  add(piece: AlignedPiece): void {
    const { from, to, text } = piece
    const source = this.#source
    const { length } = text
    this.#reserve(this.#at + length)
    const same = length === to - from && source.text.startsWith(text, from)
    const unitwise = same || (piece.unitwise === true && length === to - from)
    const wholeStart = source.originalStart(from)
    const wholeEnd = from === to ? wholeStart : source.originalEnd(to - 1)
    const wholeApproximate = !unitwise && from < to && (piece.exact !== true || this.#isApproximateWithin(from, to))
    for (let index = 0, at = this.#at; index < length; index++, at++) {
      this.#starts[at] = unitwise ? source.originalStart(from + index) : wholeStart
      this.#ends[at] = unitwise ? source.originalEnd(from + index) : wholeEnd
      this.#approximate[at] = wholeApproximate || (unitwise && source.isApproximate(from + index)) ? 1 : 0
      if (piece.letters === true) this.#letters[at] = packLetter(index, length)
      else if (unitwise) this.#letters[at] = this.#letterOf(from + index)
    }
    this.#at += length
    this.#text += text
  }

  /** Units `[from, to)` as they are. */
  *keep(from: number, to: number): Steps<void> {
    for (let at = from; at < to; at += STEP_UNITS) {
      const end = Math.min(to, at + STEP_UNITS)
      this.add({ text: this.#source.text.slice(at, end), from: at, to: end })
      if (end < to) yield STEP_UNITS
    }
  }

  #isApproximateWithin(from: number, to: number): boolean {
    for (let unit = from; unit < to; unit++) if (this.#source.isApproximate(unit)) return true
    return false
  }

  finish(): AlignedText {
    return this.#make(this.#text, {
      starts: this.#starts,
      ends: this.#ends,
      approximate: this.#approximate,
      letters: this.#letters,
    })
  }
}
