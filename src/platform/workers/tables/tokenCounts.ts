/** Numbers of tokens as they come, a column per lane: as long as needed, and no more than a count per record. */

/** Stands for a record without a text: no text has so many tokens. */
const NO_TEXT = 0xffff_ffff

export class TokenCounts {
  readonly #columns: Uint32Array[]
  #records = 0

  constructor(lanes: number) {
    this.#columns = Array.from({ length: lanes }, () => new Uint32Array(1024))
  }

  get records(): number {
    return this.#records
  }

  /** Adds records, without a text until {@link put} says more. */
  add(records: number): void {
    const before = this.#records
    this.#records += records
    for (const [lane, column] of this.#columns.entries()) {
      let wide = column
      if (this.#records > column.length) {
        wide = new Uint32Array(Math.max(this.#records, column.length * 2))
        wide.set(column)
        this.#columns[lane] = wide
      }
      wide.fill(NO_TEXT, before, this.#records)
    }
  }

  put(lane: number, record: number, tokens: number): void {
    const column = this.#columns[lane]
    if (column !== undefined) column[record] = tokens
  }

  /** Of a record, a number per lane; null: it has no text, or is not there. */
  of(record: number): readonly (number | null)[] {
    return this.#columns.map((column) => {
      const tokens = record < this.#records ? column[record] : undefined
      return tokens === undefined || tokens === NO_TEXT ? null : tokens
    })
  }

  /** The numbers of each lane in order, without records that have no text. */
  ascending(): readonly Uint32Array<ArrayBuffer>[] {
    return this.#columns.map((column) => {
      const sorted = column.subarray(0, this.#records).toSorted()
      return sorted.slice(0, this.#records - this.#without(sorted))
    })
  }

  /** How many records have no text: they are last in order. */
  #without(sorted: Uint32Array): number {
    const first = sorted.indexOf(NO_TEXT)
    return first === -1 ? 0 : sorted.length - first
  }
}
