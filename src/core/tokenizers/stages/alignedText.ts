/**
 * A text on its way through the stages of a tokenizer, with the way back: for every UTF-16 unit the range of units of
 * the original that it came from. Stages make new aligned texts from old ones; nothing here knows a stage.
 */

export class AlignedText {
  readonly text: string
  /** Start and end in the original for every unit of `text`; null: unit n came from unit `offset + n`. */
  readonly #starts: Int32Array | null
  readonly #ends: Int32Array | null
  /** 1 for a unit that is not the original's own spelling: its range is the smallest known to hold what it came from. */
  readonly #approximate: Uint8Array | null
  readonly #offset: number

  private constructor(text: string, offset: number, starts: Int32Array | null, ends: Int32Array | null, approximate: Uint8Array | null) {
    this.text = text
    this.#offset = offset
    this.#starts = starts
    this.#ends = ends
    this.#approximate = approximate
  }

  /** A stretch of the original that starts at unit `offset` of it. */
  static of(text: string, offset = 0): AlignedText {
    return new AlignedText(text, offset, null, null, null)
  }

  get length(): number {
    return this.text.length
  }

  /** Where unit `unit` came from: first unit in the original. For `unit === length`: where the last one ends. */
  originalStart(unit: number): number {
    if (this.#starts === null) return this.#offset + unit
    return unit < this.#starts.length ? (this.#starts[unit] ?? 0) : this.originalEnd(unit - 1)
  }

  /** Behind the last unit of the original from which `unit` came. */
  originalEnd(unit: number): number {
    if (this.#ends === null) return this.#offset + unit + 1
    return unit < 0 ? this.#offset : (this.#ends[unit] ?? 0)
  }

  /** Whether `unit` is something else than the unit of the original in its place. */
  isApproximate(unit: number): boolean {
    return this.#approximate !== null && this.#approximate[unit] === 1
  }

  /** Units `[start, end)`. */
  slice(start: number, end: number): AlignedText {
    if (start === 0 && end === this.length) return this
    return new AlignedText(
      this.text.slice(start, end),
      this.originalStart(start),
      this.#starts?.subarray(start, end) ?? null,
      this.#ends?.subarray(start, end) ?? null,
      this.#approximate?.subarray(start, end) ?? null,
    )
  }

  /**
   * A new text put together from pieces of this one.
   *
   * Each piece is `text` in the place of units `[from, to)` of this text; `from === to` puts in what came from nowhere
   * (an empty range). Where `text` is those units unchanged, each unit keeps its own range; else, with `unitwise` and
   * equal lengths, unit n of `text` has the range of unit `from + n`; else every unit has the whole range.
   */
  rebuild(pieces: Iterable<AlignedPiece>): AlignedText {
    const all = [...pieces]
    const length = all.reduce((sum, piece) => sum + piece.text.length, 0)
    const starts = new Int32Array(length)
    const ends = new Int32Array(length)
    const approximate = new Uint8Array(length)
    let text = ''
    let at = 0
    for (const piece of all) {
      const { from, to } = piece
      const same = piece.text === this.text.slice(from, to)
      const unitwise = same || (piece.unitwise === true && piece.text.length === to - from)
      const wholeStart = this.originalStart(from)
      const wholeEnd = from === to ? wholeStart : this.originalEnd(to - 1)
      const wholeApproximate = !unitwise && from < to && (piece.exact !== true || this.#isApproximateWithin(from, to))
      for (let index = 0; index < piece.text.length; index++, at++) {
        starts[at] = unitwise ? this.originalStart(from + index) : wholeStart
        ends[at] = unitwise ? this.originalEnd(from + index) : wholeEnd
        approximate[at] = wholeApproximate || (unitwise && this.isApproximate(from + index)) ? 1 : 0
      }
      text += piece.text
    }
    return new AlignedText(text, this.#offset, starts, ends, approximate)
  }

  #isApproximateWithin(from: number, to: number): boolean {
    for (let unit = from; unit < to; unit++) if (this.isApproximate(unit)) return true
    return false
  }

  /** The same in another spelling, unit for unit: `text` has as many units, and each stands for what the one in its place stood for. */
  respell(text: string): AlignedText {
    return text === this.text ? this : new AlignedText(text, this.#offset, this.#starts, this.#ends, this.#approximate)
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
}
