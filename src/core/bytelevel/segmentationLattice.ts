/**
 * All segmentations of a text with probabilities that approximate a language model's: what it gives to a token after
 * some beginning is taken to be what it gives after the canonical cut of the same bytes. Then a token's probability
 * depends on its place only, one row per place says all, and segmentations can be drawn exactly, with what comes after a
 * token taken into account. The tokens of one place alone would lead into beginnings that only improbable ones complete.
 */
import type { Random } from '../text/seededRandom.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { draw } from './byteReader.ts'
import { logProbability } from './covers.ts'
import { logSumExp } from './distribution.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'

/** Rows at once: each is as long as the vocabulary. */
const BATCH = 16

interface Edge {
  readonly id: TokenId
  readonly end: number
  /** ln of its approximate probability. */
  readonly log: number
}

export interface DrawnSegmentation {
  readonly tokens: Tokens
  /** ln of the probability with which it is drawn. */
  readonly logProposal: number
}

/** What the lattice gives to all others, below which nothing is drawn: differences of doubles say no more there. */
const LEAST_REST = 1e-12

export class SegmentationLattice {
  /** Tokens by the byte at which they begin. */
  readonly #edges: readonly (readonly Edge[])[]
  /** ln of the sum over all ways on from each byte; [bytes + 1]. */
  readonly #onward: Float64Array

  constructor(edges: readonly (readonly Edge[])[]) {
    this.#edges = edges
    this.#onward = new Float64Array(edges.length + 1)
    for (let start = edges.length - 1; start >= 0; start--) {
      this.#onward[start] = logSumExp((edges[start] ?? []).map(({ log, end }) => log + (this.#onward[end] ?? 0)))
    }
  }

  /**
   * Draws segmentations other than those avoided, each with its share of what the lattice gives to all others; null
   * if there are none, or hardly any.
   *
   * @param avoided without repeats
   */
  othersThan(avoided: readonly Tokens[]): ((random: Random) => DrawnSegmentation) | null {
    const taken = this.#massesOf(avoided)
    const rest = 1 - (taken.get('') ?? 0)
    if (rest < LEAST_REST) return null
    return (random) => {
      const tokens: TokenId[] = []
      let logProposal = -Math.log(rest)
      for (let at = 0; at < this.#edges.length;) {
        const ways = this.#waysFrom(at)
        // Along what is avoided, a way has what is left of it; elsewhere all.
        const before = Math.exp(logProposal + Math.log(rest))
        const masses = Float64Array.from(ways, ({ id, log }) =>
          Math.max(0, before * Math.exp(log) - (taken.get(keyOf(tokens, id)) ?? 0)),
        )
        const all = masses.reduce((sum, mass) => sum + mass, 0)
        const way =
          ways[
            draw(
              masses.map((mass) => mass / all),
              random(),
            )
          ]
        if (way === undefined) throw new Error('A text cannot be spelled from one of its bytes on.')
        tokens.push(way.id)
        logProposal += way.log
        at = way.end
      }
      return { tokens, logProposal }
    }
  }

  /** What the lattice gives to the avoided segmentations that begin with some tokens, by these. */
  #massesOf(avoided: readonly Tokens[]): ReadonlyMap<string, number> {
    const masses = new Map<string, number>()
    for (const tokens of avoided) {
      let at = 0
      let log = 0
      for (const token of tokens) {
        const way = this.#waysFrom(at).find(({ id }) => id === token)
        log += way?.log ?? Number.NEGATIVE_INFINITY
        at = way?.end ?? at
      }
      for (let count = 0; count <= tokens.length; count++) {
        const key = tokens.slice(0, count).join()
        masses.set(key, (masses.get(key) ?? 0) + Math.exp(log))
      }
    }
    return masses
  }

  /** The tokens that begin at the byte, with ln of the probability that a segmentation which has come there goes on by them. */
  #waysFrom(start: number): Edge[] {
    return (this.#edges[start] ?? []).map(({ id, log, end }) => ({
      id,
      end,
      log: log + (this.#onward[end] ?? 0) - (this.#onward[start] ?? 0),
    }))
  }
}

function keyOf(tokens: Tokens, next: TokenId): string {
  return [...tokens, next].join()
}

/** The lattice of `bytes` (valid UTF-8 of a normalized text) after `before`: one row per byte, in batches. */
export async function segmentationLattice(
  vocabulary: Vocabulary,
  rows: Rows,
  before: Tokens,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<SegmentationLattice> {
  const contexts = canonicalBeginnings(vocabulary, bytes).map((tokens) => [...before, ...tokens])
  const edges: Edge[][] = []
  for (let first = 0; first < contexts.length; first += BATCH) {
    const found = await rows.of(contexts.slice(first, first + BATCH), signal)
    for (const [index, row] of found.entries()) {
      edges.push(
        Array.from(vocabulary.trie.prefixesOf(bytes, first + index), ({ id, end }) => ({
          id,
          end,
          log: logProbability(row, id),
        })),
      )
    }
  }
  return new SegmentationLattice(edges)
}

/** For each byte, what the tokenizer makes of the bytes before it, cut into pre-tokens as in the whole text. */
function canonicalBeginnings(vocabulary: Vocabulary, bytes: Uint8Array): readonly Tokens[] {
  const beginnings: Tokens[] = []
  let whole: Tokens = []
  let start = 0
  for (const end of vocabulary.preTokenEnds(bytes)) {
    for (let at = start; at < end; at++)
      beginnings.push(at === start ? whole : [...whole, ...vocabulary.mergePiece(bytes, start, at)])
    whole = [...whole, ...vocabulary.mergePiece(bytes, start, end)]
    start = end
  }
  return beginnings
}
