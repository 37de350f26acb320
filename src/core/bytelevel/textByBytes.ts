/**
 * What a language model over tokens says of each byte of a text, exactly: −log₂ of P(text to the byte) ÷ P(text before
 * it), where P adds up the covers of a beginning of the text (Phan et al. 2025; `covers.ts`). The bits telescope: their
 * sum is −log₂ of the probability that a text begins so. Inside a text all covers share their tokens up to what is
 * settled, so up to there the sum is the surprisal of the canonical tokens; only at the end others than the canonical
 * segmentation add to it.
 *
 * The text is known, so contexts are asked for a pre-token at a time: one batched run behind the cache of what stands
 * before. That is one run a pre-token in place of one a byte.
 */
import { append } from '../text/append.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { nextByteOf, readByte, type CoveredText } from './covers.ts'
import { logSumExp } from './distribution.ts'
import type { NextTokenModel, Tokens } from './nextTokenModel.ts'
import type { ValidSequences } from './validSequences.ts'

export interface ReadingOptions {
  /** Whether the language model's begin token stands in front. Without it the first settled tokens have no score. */
  readonly begin: boolean
  /** Tokens that the language model sees at once. */
  readonly contextLength: number
  /** Tokens by which its window moves on if the text is longer; 1 to `contextLength`. */
  readonly stride: number
  readonly signal: AbortSignal
  /** Lets messages in between two runs. */
  readonly pause: () => Promise<void>
  readonly onProgress: (doneBytes: number, totalBytes: number) => void
}

export interface BytesReading {
  /** −log₂ p by byte; `Infinity` where no cover is left, NaN where nothing is known. [bytes] */
  readonly bits: Float64Array
  /** Contexts on which the language model was run, and runs. */
  readonly contexts: number
  readonly runs: number
}

/** What is asked for at once: the contexts of one pre-token. */
class Ahead {
  readonly #model: NextTokenModel
  readonly #options: ReadingOptions
  #rows = new Map<string, ArrayLike<number>>()
  /** The first settled token that is still in the window; the begin token stands before it only at 0. */
  #from = 0
  contexts = 0
  runs = 0

  constructor(model: NextTokenModel, options: ReadingOptions) {
    this.#model = model
    this.#options = options
  }

  /** Fetches the rows behind `settled` and each of the tokens behind it; forgets all others. */
  async fetch(settled: Tokens, behind: readonly Tokens[]): Promise<void> {
    const { contextLength, stride, begin, signal } = this.#options
    const longest = behind.reduce((most, { length }) => Math.max(most, length), 0)
    const last = Math.max(0, settled.length - 1)
    while (settled.length - this.#from + longest + 1 > contextLength && this.#from < last)
      this.#from = Math.min(last, this.#from + stride)
    const { beginToken } = this.#model
    const start = this.#from === 0 && begin && beginToken !== null ? [beginToken] : []
    const wanted = [...new Map(behind.map((tokens) => [tokens.join(), tokens]))]
    const contexts = wanted.map(([, tokens]) => [...start, ...settled.slice(this.#from), ...tokens])
    const rows = await this.#model.nextLogProbabilities(contexts, signal)
    this.contexts += contexts.length
    this.runs += 1
    this.#rows = new Map(wanted.map(([key], index) => [key, rows[index] ?? []]))
  }

  rowBehind(tokens: Tokens): ArrayLike<number> | undefined {
    return this.#rows.get(tokens.join())
  }
}

/** Bytes of a pre-token whose contexts are asked for in one run, so that the rows of a long one need not all be there at once. */
const MAX_AHEAD = 32

interface Stretch {
  /** Valid sequences behind the settled tokens. */
  readonly sequences: readonly Tokens[]
  /** The first byte of the tail whose sequences are not among them. */
  readonly end: number
}

/** The valid sequences that end at the bytes `from`, … of the tail, up to where more of it is settled. */
function sequencesFrom(valid: ValidSequences, tail: Uint8Array, from: number): Stretch {
  const sequences: Tokens[] = []
  let end = from
  for (; end < Math.min(tail.length, from + MAX_AHEAD); end++) {
    const part = tail.subarray(0, end)
    if (end > from && valid.settled(part).end > 0) break
    append(sequences, valid.sequencesOf(part))
  }
  return { sequences, end }
}

/**
 * @param bytes UTF-8 of a normalized text
 *
 * Rejects with the signal's reason, and with what the language model rejects with.
 */
export async function readTextByBytes(
  valid: ValidSequences,
  model: NextTokenModel,
  bytes: Uint8Array,
  options: ReadingOptions,
): Promise<BytesReading> {
  const { signal, pause, onProgress } = options
  const { trie } = valid.vocabulary
  const ahead = new Ahead(model, options)
  const bits = new Float64Array(bytes.length).fill(Number.NaN)
  let at = 0
  let text: CoveredText = {
    settled: [],
    tail: new Uint8Array(),
    covers: [{ tokens: [], length: 0, logProbability: 0 }],
  }
  if (!options.begin || model.beginToken === null) {
    const first = firstSettled(valid, bytes)
    if (first === null) return { bits, contexts: 0, runs: 0 }
    at = first.end
    text = { settled: first.tokens, tail: new Uint8Array(), covers: text.covers }
  }
  /** Where the tail began when rows were fetched last, and up to which byte of it they are there. */
  let fetched = { at: -1, end: 0 }
  let before = 0
  for (; at < bytes.length; at++) {
    const tailAt = at - text.tail.length
    if (tailAt !== fetched.at || text.tail.length >= fetched.end) {
      signal.throwIfAborted()
      const { sequences, end } = sequencesFrom(valid, bytes.subarray(tailAt), text.tail.length)
      await ahead.fetch(text.settled, sequences)
      fetched = { at: tailAt, end }
      onProgress(at, bytes.length)
      await pause()
    }
    const byte = bytes[at] ?? 0
    const node = trie.descend(0, Uint8Array.of(byte), 0, 1)
    const candidates: readonly TokenId[] = node === -1 ? [] : trie.tokensUnder(node)
    const { covers, tail, settled } = text
    const ending = covers.filter((cover) => nextByteOf(valid, cover, tail.length) === -1)
    const continuations = ending.map((cover) => ({
      cover,
      row: ahead.rowBehind(cover.tokens) ?? [],
      validNext: valid.validNext(cover.tokens, candidates, settled.length === 0),
    }))
    text = readByte(valid, text, continuations, byte)
    const now = logSumExp(text.covers.map((cover) => cover.logProbability))
    bits[at] = now === Number.NEGATIVE_INFINITY ? Infinity : Math.max(0, (before - now) / Math.LN2)
    if (now === Number.NEGATIVE_INFINITY) break
    before = now
  }
  onProgress(bytes.length, bytes.length)
  return { bits, contexts: ahead.contexts, runs: ahead.runs }
}

/** The shortest beginning of the text of which something is settled; null where nothing is. */
function firstSettled(
  valid: ValidSequences,
  bytes: Uint8Array,
): { readonly end: number; readonly tokens: Tokens } | null {
  for (let end = 1; end <= bytes.length; end++) {
    const settled = valid.settled(bytes.subarray(0, end))
    if (settled.end > 0) return settled
  }
  return null
}
