/**
 * The next byte over all segmentations, valid or not: a weighted beam over pairs of a token context and a node of the
 * trie of token bytes (Vieira et al. 2024; the beam is genlm-bytes'). With a beam as wide as there are segmentations it
 * is exact; else it says what it dropped. A different quantity from the valid-only one: it also counts what the
 * language model gives to segmentations that no tokenizer makes.
 */
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import type { ByteReader } from './byteReader.ts'
import { logProbability } from './covers.ts'
import { END, logSumExp, normalized, SYMBOLS, type NextByte } from './distribution.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'

export interface BeamOptions {
  /** Most pairs kept a byte. */
  readonly width: number
  /** Pairs with less than this share of the mass are dropped. */
  readonly leastShare: number
}

/** A token context, and how far into its next token the text has come. */
interface Hypothesis {
  readonly tokens: Tokens
  /** ln P(tokens). */
  readonly logContext: number
  readonly row: ArrayLike<number>
  /** P(next token is in the subtree | tokens), by node. */
  readonly masses: Float64Array
  readonly node: number
}

export class BeamReader implements ByteReader {
  readonly #vocabulary: Vocabulary
  readonly #rows: Rows
  readonly #options: BeamOptions
  /** What has been read ends inside or with the next token of each. */
  #beam: readonly Hypothesis[]
  /** Those of which a token has just ended, with that token; null: not looked at yet. */
  #ended: readonly Hypothesis[] | null = []
  #kept = 1

  private constructor(vocabulary: Vocabulary, rows: Rows, options: BeamOptions, beam: readonly Hypothesis[]) {
    this.#vocabulary = vocabulary
    this.#rows = rows
    this.#options = options
    this.#beam = beam
  }

  /** Before the first byte of a text, or after `settled` tokens of it, of which no other segmentation is then counted. */
  static async start(
    vocabulary: Vocabulary,
    rows: Rows,
    options: BeamOptions,
    settled: Tokens,
    signal: AbortSignal,
  ): Promise<BeamReader> {
    const [row = []] = await rows.of([settled], signal)
    return new BeamReader(vocabulary, rows, options, [hypothesis(vocabulary, settled, 0, row)])
  }

  /** An estimate of the share of the mass that the beam has kept so far; 1: exact. */
  get keptShare(): number {
    return this.#kept
  }

  get width(): number {
    return this.#beam.length
  }

  /** ln P(what has been read), summed over the segmentations that were kept. */
  get logProbability(): number {
    return logSumExp(this.#beam.map(weightOf))
  }

  /** The kept segmentations, heaviest first: tokens, with the bytes read of the next one left out. */
  get contexts(): readonly { readonly tokens: Tokens; readonly logProbability: number }[] {
    return this.#beam
      .map((one) => ({ tokens: one.tokens, logProbability: weightOf(one) }))
      .toSorted((one, other) => other.logProbability - one.logProbability)
  }

  async next(signal: AbortSignal): Promise<NextByte> {
    const ended = await this.#end(signal)
    const all = this.logProbability
    if (all === Number.NEGATIVE_INFINITY) return { defined: false, reason: 'no-mass' }
    const masses = new Float64Array(SYMBOLS)
    const { trie } = this.#vocabulary
    for (const one of [...this.#beam, ...ended]) {
      const scale = Math.exp(one.logContext - all)
      const { start, end } = trie.children(one.node)
      for (let child = start; child < end; child++) {
        const byte = trie.labels[child] ?? 0
        masses[byte] = (masses[byte] ?? 0) + scale * (one.masses[child] ?? 0)
      }
    }
    const { endToken } = this.#rows.model
    const ending = this.#isAtStart() ? this.#beam : ended
    if (endToken !== null)
      for (const { logContext, row } of ending)
        masses[END] = (masses[END] ?? 0) + Math.exp(logContext - all + logProbability(row, endToken))
    const distribution = normalized(masses)
    if (distribution === null) return { defined: false, reason: 'no-mass' }
    return { defined: true, distribution, leftOut: Math.max(0, 1 - masses.reduce((sum, mass) => sum + mass, 0)) }
  }

  async read(byte: number, signal: AbortSignal): Promise<void> {
    const ended = await this.#end(signal)
    const moved: Hypothesis[] = []
    for (const one of [...this.#beam, ...ended]) {
      const node = this.#vocabulary.trie.child(one.node, byte)
      if (node !== -1 && (one.masses[node] ?? 0) > 0) moved.push({ ...one, node })
    }
    this.#beam = this.#prune(moved)
    this.#ended = null
  }

  #isAtStart(): boolean {
    return this.#beam.length === 1 && this.#beam[0]?.node === 0
  }

  /** For every hypothesis whose next token can end here, the context with that token: the language model is run on those. */
  async #end(signal: AbortSignal): Promise<readonly Hypothesis[]> {
    if (this.#ended !== null) return this.#ended
    const ending = this.#beam.flatMap(({ tokens, logContext, row, node }) =>
      Array.from(this.#vocabulary.trie.tokensAt(node), (id) => ({
        tokens: [...tokens, id],
        logContext: logContext + logProbability(row, id),
      })),
    )
    const possible = ending.filter(({ logContext }) => logContext > Number.NEGATIVE_INFINITY)
    const rows = await this.#rows.of(
      possible.map(({ tokens }) => tokens),
      signal,
    )
    this.#ended = possible.map(({ tokens, logContext }, index) =>
      hypothesis(this.#vocabulary, tokens, logContext, rows[index] ?? []),
    )
    return this.#ended
  }

  #prune(moved: readonly Hypothesis[]): readonly Hypothesis[] {
    const all = logSumExp(moved.map(weightOf))
    const sorted = moved.toSorted((one, other) => weightOf(other) - weightOf(one))
    const kept = sorted
      .slice(0, this.#options.width)
      .filter((one) => weightOf(one) - all >= Math.log(this.#options.leastShare))
    this.#kept *= Math.exp(logSumExp(kept.map(weightOf)) - all)
    return kept
  }
}

function hypothesis({ trie }: Vocabulary, tokens: Tokens, logContext: number, row: ArrayLike<number>): Hypothesis {
  const probabilities = Float64Array.from(row, (value) => Math.exp(value))
  return { tokens, logContext, row, masses: trie.sums(probabilities), node: 0 }
}

/** ln (P(tokens) · P(next token goes through the node | tokens)). */
function weightOf({ logContext, masses, node }: Hypothesis): number {
  return logContext + (node === 0 ? 0 : Math.log(masses[node] ?? 0))
}
