/** The merges: which pair of adjacent tokens becomes which token, and in which order. Open addressing over integers. */

const INTEGERS_A_SLOT = 4

export class PairTable {
  /** left + 1 (0: empty), right, rank, id of the merged token */
  #slots: Int32Array
  #shift: number
  #count = 0

  constructor(expectedPairs: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, expectedPairs) * 2)))
    this.#slots = new Int32Array(INTEGERS_A_SLOT << bits)
    this.#shift = 32 - bits
  }

  get size(): number {
    return this.#count
  }

  /** All merges, in no order. */
  columns(): {
    readonly left: Int32Array
    readonly right: Int32Array
    readonly rank: Int32Array
    readonly merged: Int32Array
  } {
    const [left, right, rank, merged] = [
      new Int32Array(this.#count),
      new Int32Array(this.#count),
      new Int32Array(this.#count),
      new Int32Array(this.#count),
    ]
    let count = 0
    for (let slot = 0; slot < this.#slots.length; slot += INTEGERS_A_SLOT) {
      if (this.#slots[slot] === 0) continue
      left[count] = (this.#slots[slot] ?? 0) - 1
      right[count] = this.#slots[slot + 1] ?? 0
      rank[count] = this.#slots[slot + 2] ?? 0
      merged[count++] = this.#slots[slot + 3] ?? 0
    }
    return { left, right, rank, merged }
  }

  #slotOf(left: number, right: number): number {
    const mixed = Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b)
    return (Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> this.#shift) * INTEGERS_A_SLOT
  }

  /** Adds a merge; of two for one pair the later one stays, as in the reference, whose map is written to in order. */
  add(left: number, right: number, rank: number, merged: number): void {
    if ((this.#count + 1) * INTEGERS_A_SLOT * 2 > this.#slots.length) this.#grow()
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = this.#slotOf(left, right)
    while (slots[slot] !== 0) {
      if (slots[slot] === left + 1 && slots[slot + 1] === right) {
        slots[slot + 2] = rank
        slots[slot + 3] = merged
        return
      }
      slot = (slot + INTEGERS_A_SLOT) & mask
    }
    slots[slot] = left + 1
    slots[slot + 1] = right
    slots[slot + 2] = rank
    slots[slot + 3] = merged
    this.#count++
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(old.length * 2)
    this.#shift--
    this.#count = 0
    for (let slot = 0; slot < old.length; slot += INTEGERS_A_SLOT) {
      const left = old[slot] ?? 0
      if (left !== 0) this.add(left - 1, old[slot + 1] ?? 0, old[slot + 2] ?? 0, old[slot + 3] ?? 0)
    }
  }

  /** A handle for `rankAt` and `mergedAt`; -1 if the pair does not merge. */
  find(left: number, right: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = this.#slotOf(left, right); ; slot = (slot + INTEGERS_A_SLOT) & mask) {
      const found = slots[slot]
      if (found === 0) return -1
      if (found === left + 1 && slots[slot + 1] === right) return slot
    }
  }

  rankAt(handle: number): number {
    return this.#slots[handle + 2] ?? 0
  }

  mergedAt(handle: number): number {
    return this.#slots[handle + 3] ?? 0
  }
}
