/** A growing list of tokens that tile a segment of bytes: ids, and the byte after each. */

export class TokenColumns {
  ids: Uint32Array
  ends: Uint32Array
  count = 0

  constructor(capacity: number) {
    this.ids = new Uint32Array(capacity)
    this.ends = new Uint32Array(capacity)
  }

  push(id: number, end: number): void {
    if (this.count === this.ids.length) this.reserve(this.count + 1)
    this.ids[this.count] = id
    this.ends[this.count++] = end
  }

  reserve(capacity: number): void {
    if (capacity <= this.ids.length) return
    const size = Math.max(capacity, this.ids.length * 2)
    const ids = new Uint32Array(size)
    const ends = new Uint32Array(size)
    ids.set(this.ids.subarray(0, this.count))
    ends.set(this.ends.subarray(0, this.count))
    this.ids = ids
    this.ends = ends
  }
}
