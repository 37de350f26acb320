/**
 * Incremental encoding of one segment of text without special tokens. Keeps the pre-tokens of the last text and how
 * far the scanner looked for each. An edit leaves every pre-token alone that was found without looking at or after
 * its first changed byte; scanning starts after those and stops at the first boundary in the unchanged rest where a
 * pre-token began before, because a scanner sees nothing before its start. So the result is that of a full encode.
 */
import { classify } from './characterClasses.ts'
import type { BpeEngine } from './bpeEngine.ts'
import type { ScanView } from './scanners/scanner.ts'
import { textChange } from './textChange.ts'
import { TokenColumns } from './tokenColumns.ts'

/** Pre-tokens: where each starts, how far the scanner looked for it, and the number of tokens before it. */
class PreTokenColumns {
  starts: Uint32Array
  examined: Uint32Array
  firstTokens: Uint32Array
  count = 0

  constructor(capacity: number) {
    this.starts = new Uint32Array(capacity)
    this.examined = new Uint32Array(capacity)
    this.firstTokens = new Uint32Array(capacity)
  }

  push(start: number, examined: number, firstToken: number): void {
    if (this.count === this.starts.length) this.reserve(this.count + 1)
    this.starts[this.count] = start
    this.examined[this.count] = examined
    this.firstTokens[this.count++] = firstToken
  }

  reserve(capacity: number): void {
    if (capacity <= this.starts.length) return
    const size = Math.max(capacity, this.starts.length * 2)
    this.starts = grown(this.starts, size)
    this.examined = grown(this.examined, size)
    this.firstTokens = grown(this.firstTokens, size)
  }

  /** The pre-token that starts at `start`, or -1. */
  indexOf(start: number): number {
    let low = 0
    let high = this.count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.starts[middle] ?? 0
      if (found === start) return middle
      if (found < start) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** The first pre-token for which the scanner looked after `byte`; `count` if there is none. */
  firstThatSaw(byte: number): number {
    for (let index = 0; index < this.count; index++) if ((this.examined[index] ?? 0) > byte) return index
    return this.count
  }
}

function grown(column: Uint32Array, size: number): Uint32Array {
  const larger = new Uint32Array(size)
  larger.set(column)
  return larger
}

/** Puts `put[0, putCount)` in the place of `column[from, to)` and adds `shift` to what comes after. */
function splice(
  column: Uint32Array,
  count: number,
  from: number,
  to: number,
  put: Uint32Array,
  putCount: number,
  shift: number,
): void {
  column.copyWithin(from + putCount, to, count)
  if (shift !== 0) {
    const last = count + putCount - (to - from)
    for (let index = from + putCount; index < last; index++) column[index] = (column[index] ?? 0) + shift
  }
  column.set(put.subarray(0, putCount), from)
}

export class IncrementalSegment {
  readonly #engine: BpeEngine
  readonly #view: ScanView = { bytes: new Uint8Array(0), classes: new Uint8Array(1), examined: 0 }
  readonly #preTokens = new PreTokenColumns(1024)
  readonly columns = new TokenColumns(1024)

  constructor(engine: BpeEngine) {
    this.#engine = engine
  }

  /** Encodes `bytes` (valid UTF-8, kept, not to be written to); the tokens are in `columns`. */
  update(bytes: Uint8Array): void {
    const oldLength = this.#view.bytes.length
    const shift = bytes.length - oldLength
    const { prefix, suffix } = textChange(this.#view.bytes, bytes)
    if (shift === 0 && prefix === oldLength) return
    this.#reclassify(bytes, prefix, suffix, oldLength)

    const from = this.#preTokens.firstThatSaw(prefix)
    const start = from < this.#preTokens.count ? (this.#preTokens.starts[from] ?? 0) : oldLength
    const firstToken = from < this.#preTokens.count ? (this.#preTokens.firstTokens[from] ?? 0) : this.columns.count
    const preTokens = new PreTokenColumns(64)
    const columns = new TokenColumns(64)
    let to = this.#preTokens.count
    for (let at = start; at < bytes.length;) {
      if (at >= bytes.length - suffix) {
        const met = this.#preTokens.indexOf(at - shift)
        if (met >= from) {
          to = met
          break
        }
      }
      const end = this.#engine.scanner.scan(this.#view, at)
      preTokens.push(at, this.#view.examined, firstToken + columns.count)
      this.#engine.piece(bytes, at, end, columns)
      at = end
    }
    this.#spliceTokens(from, to, firstToken, preTokens, columns, shift)
  }

  #reclassify(bytes: Uint8Array, prefix: number, suffix: number, oldLength: number): void {
    const view = this.#view
    if (view.classes.length < bytes.length + 1) {
      const classes = new Uint8Array(Math.ceil((bytes.length + 1) * 1.25))
      classes.set(view.classes)
      view.classes = classes
    }
    view.classes.copyWithin(bytes.length - suffix, oldLength - suffix, oldLength)
    const behind = view.classes[bytes.length - suffix] ?? 0
    classify(bytes, prefix, bytes.length - suffix, this.#engine.scanner.classTable(), view.classes)
    view.classes[bytes.length - suffix] = behind
    view.classes[bytes.length] = 0
    view.bytes = bytes
  }

  #spliceTokens(
    from: number,
    to: number,
    firstToken: number,
    preTokens: PreTokenColumns,
    columns: TokenColumns,
    shift: number,
  ): void {
    const pre = this.#preTokens
    const all = this.columns
    const lastToken = to < pre.count ? (pre.firstTokens[to] ?? 0) : all.count
    const tokenShift = columns.count - (lastToken - firstToken)
    pre.reserve(pre.count + preTokens.count)
    splice(pre.starts, pre.count, from, to, preTokens.starts, preTokens.count, shift)
    splice(pre.examined, pre.count, from, to, preTokens.examined, preTokens.count, shift)
    splice(pre.firstTokens, pre.count, from, to, preTokens.firstTokens, preTokens.count, tokenShift)
    pre.count += preTokens.count - (to - from)
    all.reserve(all.count + columns.count)
    splice(all.ids, all.count, firstToken, lastToken, columns.ids, columns.count, 0)
    splice(all.ends, all.count, firstToken, lastToken, columns.ends, columns.count, shift)
    all.count += tokenShift
  }
}
