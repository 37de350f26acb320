/**
 * The next byte of a language model over single bytes, read directly off its row: no token reaches beyond a text, so there
 * is nothing to correct. It stands beside those that are read through tokens.
 */
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import type { ByteReader } from './byteReader.ts'
import { logProbability } from './covers.ts'
import { END, normalized, SYMBOLS, type NextByte } from './distribution.ts'
import type { Rows } from './nextTokenModel.ts'

/** Whether every token is one byte, and each byte one token. */
export function isOfBytes(vocabulary: Vocabulary): boolean {
  if (vocabulary.characters !== null) return false
  for (let id = 0; id < vocabulary.size; id++) if (vocabulary.bytesOf(id).length > 1) return false
  return true
}

export class DirectReader implements ByteReader {
  readonly #ids: Int32Array
  readonly #rows: Rows
  readonly #tokens: number[] = []
  #skipped: number

  /**
   * The vocabulary must be one of bytes.
   *
   * @param skipped bytes at the beginning that are not read: what the tokenizer beside which it stands puts before every text
   */
  constructor(vocabulary: Vocabulary, rows: Rows, bytes: Uint8Array, skipped = 0) {
    this.#ids = vocabulary.bpe.byteIds
    this.#rows = rows
    this.#skipped = skipped
    for (const byte of bytes) this.#push(byte)
  }

  async next(signal: AbortSignal): Promise<NextByte> {
    const [row] = await this.#rows.of([[...this.#tokens]], signal)
    const masses = new Float64Array(SYMBOLS)
    for (const [byte, id] of this.#ids.entries()) masses[byte] = Math.exp(logProbability(row, id))
    const { endToken } = this.#rows.model
    if (endToken !== null) masses[END] = Math.exp(logProbability(row, endToken))
    const distribution = normalized(masses)
    if (distribution === null) return { defined: false, reason: 'no-mass' }
    return { defined: true, distribution, leftOut: Math.max(0, 1 - masses.reduce((sum, mass) => sum + mass, 0)) }
  }

  read(byte: number): Promise<void> {
    this.#push(byte)
    return Promise.resolve()
  }

  #push(byte: number): void {
    if (this.#skipped > 0) this.#skipped--
    else this.#tokens.push(this.#ids[byte] ?? -1)
  }
}
