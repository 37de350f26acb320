/**
 * The next byte as it is commonly read off a language model: naively, by the first byte of its next token, or after
 * token healing (guidance): the last token is taken back, and the next one has to begin with its text.
 */
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { ByteReader } from './byteReader.ts'
import { logProbability } from './covers.ts'
import { END, normalized, SYMBOLS, type NextByte } from './distribution.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import type { ValidSequences } from './validSequences.ts'

/** What naive prompting makes of a text: its canonical segmentation; of one that ends inside a character the first valid one; null of what is no text. */
export function promptTokens(valid: ValidSequences, bytes: Uint8Array): Tokens | null {
  const finished = valid.finished(bytes, true)
  if (finished !== null) return finished
  const { end, tokens } = valid.settled(bytes)
  const [rest] = valid.sequencesOf(bytes.subarray(end))
  return rest === undefined ? null : [...tokens, ...rest]
}

abstract class PromptReader implements ByteReader {
  protected readonly valid: ValidSequences
  protected readonly rows: Rows
  #bytes: Uint8Array

  constructor(valid: ValidSequences, rows: Rows, bytes: Uint8Array) {
    this.valid = valid
    this.rows = rows
    this.#bytes = bytes
  }

  protected get tokens(): Tokens | null {
    return promptTokens(this.valid, this.#bytes)
  }

  abstract next(signal: AbortSignal): Promise<NextByte>

  read(byte: number): Promise<void> {
    const longer = new Uint8Array(this.#bytes.length + 1)
    longer.set(this.#bytes)
    longer[this.#bytes.length] = byte
    this.#bytes = longer
    return Promise.resolve()
  }
}

/** Encode the text, and add up the next tokens by their first byte. */
export class NaiveReader extends PromptReader {
  async next(signal: AbortSignal): Promise<NextByte> {
    const { tokens } = this
    if (tokens === null) return { defined: false, reason: 'not-text' }
    const [row = []] = await this.rows.of([tokens], signal)
    return answer(firstByteMasses(this.valid.vocabulary, row, this.rows.model.endToken), 1)
  }
}

/** Encode the text, take back its last token, and let the next token be one that begins with its bytes. */
export class HealingReader extends PromptReader {
  async next(signal: AbortSignal): Promise<NextByte> {
    const { tokens, rows } = this
    if (tokens === null) return { defined: false, reason: 'not-text' }
    const { vocabulary } = this.valid
    const { endToken } = rows.model
    const last = tokens.at(-1)
    if (last === undefined)
      return answer(firstByteMasses(vocabulary, (await rows.of([[]], signal))[0] ?? [], endToken), 1)
    const healed = tokens.slice(0, -1)
    const [row = [], behind = []] = await rows.of([healed, tokens], signal)
    const own = vocabulary.bytesOf(last)
    const masses = new Float64Array(SYMBOLS)
    let all = 0
    for (const id of vocabulary.trie.tokensUnder(vocabulary.trie.descend(0, own, 0, own.length))) {
      const probability = Math.exp(logProbability(row, id))
      all += probability
      const next = vocabulary.bytesOf(id)[own.length]
      if (next !== undefined) masses[next] = (masses[next] ?? 0) + probability
      else
        for (const [symbol, mass] of firstByteMasses(vocabulary, behind, endToken).entries())
          masses[symbol] = (masses[symbol] ?? 0) + probability * mass
    }
    return answer(masses, all)
  }
}

/** Σ of the probabilities of the tokens by their first byte, and of the end; what has no byte is in none. */
export function firstByteMasses(
  vocabulary: Vocabulary,
  row: ArrayLike<number>,
  endToken: TokenId | null,
): Float64Array {
  const masses = new Float64Array(SYMBOLS)
  for (let id = 0; id < vocabulary.size; id++) {
    const byte = vocabulary.firstBytes[id] ?? -1
    if (byte !== -1) masses[byte] = (masses[byte] ?? 0) + Math.exp(logProbability(row, id))
  }
  if (endToken !== null) masses[END] = Math.exp(logProbability(row, endToken))
  return masses
}

/** @param all what the masses would sum to with nothing left out */
function answer(masses: Float64Array, all: number): NextByte {
  const distribution = normalized(masses)
  if (distribution === null) return { defined: false, reason: 'no-mass' }
  return { defined: true, distribution, leftOut: Math.max(0, 1 - masses.reduce((sum, mass) => sum + mass, 0) / all) }
}
