/**
 * Encodes one short text after another for counting: only where tokens end, in buffers that are used again, for making
 * new columns costs more than the encoding of a word. Knows nothing of added tokens or normalizers.
 */
import type { BpeEngine } from './bpeEngine.ts'
import { hashBytes } from './byteStrings.ts'
import { classify } from './characterClasses.ts'
import type { ScanView } from './scanners/scanner.ts'
import { TokenColumns } from './tokenColumns.ts'

const encoder = new TextEncoder()

/** Bytes after a text that a scanner may look at, for a contraction such as `'re`: they must not be those of a text before. */
const LOOK_AHEAD = 8

export class EndsEncoder {
  readonly #engine: BpeEngine
  readonly #columns = new TokenColumns(256)
  #buffer = new Uint8Array(1024)
  #classes = new Uint8Array(1025)

  constructor(engine: BpeEngine) {
    this.#engine = engine
  }

  /** The byte after each token, of tokens that tile the text; the array is overwritten by the next call. */
  encode(text: string): Uint32Array {
    return this.#encode(this.#fill(text))
  }

  /** Whether the text is one token. Most are none that is in the vocabulary, and of those nothing is merged. */
  isOneToken(text: string): boolean {
    const length = this.#fill(text)
    const { strings } = this.#engine.vocabulary
    if (length > strings.longest || strings.find(this.#buffer, 0, length, hashBytes(this.#buffer, 0, length)) === -1)
      return false
    return this.#encode(length).length === 1
  }

  /** Puts the text into the buffer; answers its length in bytes. */
  #fill(text: string): number {
    const most = text.length * 3 + LOOK_AHEAD
    if (this.#buffer.length < most) {
      this.#buffer = new Uint8Array(most * 2)
      this.#classes = new Uint8Array(most * 2 + 1)
    }
    const length = encoder.encodeInto(text, this.#buffer).written
    this.#buffer.fill(0, length, length + LOOK_AHEAD)
    return length
  }

  #encode(length: number): Uint32Array {
    classify(this.#buffer, 0, length, this.#engine.scanner.classTable(), this.#classes)
    const view: ScanView = { bytes: this.#buffer, classes: this.#classes, examined: 0 }
    this.#columns.count = 0
    this.#engine.encode(view, 0, length, this.#columns)
    return this.#columns.ends.subarray(0, this.#columns.count)
  }
}
