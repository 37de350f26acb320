/**
 * All segmentations of a text with probabilities that approximate a language model's: what it gives to a token behind
 * some beginning is taken to be what it gives behind the canonical cut of the same bytes. Then a token's probability
 * depends on its place only, one row a place says all, and segmentations can be drawn exactly, with what comes behind a
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

/** A token of the segmentation that is never drawn, as a place to leave it. */
interface Exit {
  readonly at: number
  readonly token: TokenId
  /** ln of the probability of coming here along it and leaving it here, and of leaving it here once one is here. */
  readonly logFirst: number
  readonly logLeave: number
}

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
   * Draws segmentations other than `avoided` (the canonical one, say), each with its share of what the lattice gives to
   * all others; null where there is none.
   */
  othersThan(avoided: Tokens): ((random: Random) => DrawnSegmentation) | null {
    const exits = this.#exitsOf(avoided)
    const logOthers = logSumExp(exits.map(({ logFirst }) => logFirst))
    if (logOthers === Number.NEGATIVE_INFINITY) return null
    return (random) => {
      const last = draw(Float64Array.from(exits, ({ logFirst }) => Math.exp(logFirst - logOthers)), random())
      const exit = exits[last]
      if (exit === undefined) throw new Error('There is nothing to draw.')
      const tokens = avoided.slice(0, last)
      let logProposal = exit.logFirst - logOthers - exit.logLeave
      let ways = this.#waysFrom(exit.at).filter(({ id }) => id !== exit.token)
      let logAll = exit.logLeave
      for (let at = exit.at; at < this.#edges.length; ways = this.#waysFrom(at)) {
        const way = ways[draw(Float64Array.from(ways, ({ log }) => Math.exp(log - logAll)), random())]
        if (way === undefined) throw new Error('A text cannot be spelled from one of its bytes on.')
        tokens.push(way.id)
        logProposal += way.log
        logAll = 0
        at = way.end
      }
      return { tokens, logProposal }
    }
  }

  #exitsOf(avoided: Tokens): readonly Exit[] {
    let at = 0
    let logAlong = 0
    return avoided.map((token) => {
      const ways = this.#waysFrom(at)
      const own = ways.find(({ id }) => id === token)
      const logLeave = logSumExp(ways.filter((way) => way !== own).map(({ log }) => log))
      const exit = { at, token, logLeave, logFirst: logAlong + logLeave }
      logAlong += own?.log ?? Number.NEGATIVE_INFINITY
      at = own?.end ?? this.#edges.length
      return exit
    })
  }

  /** The tokens that begin at the byte, with ln of the probability that a segmentation which has come there goes on by them. */
  #waysFrom(start: number): Edge[] {
    return (this.#edges[start] ?? []).map(({ id, log, end }) => ({ id, end, log: log + (this.#onward[end] ?? 0) - (this.#onward[start] ?? 0) }))
  }
}

/** The lattice of `bytes` (valid UTF-8 of a normalized text) behind `before`: one row a byte, in batches. */
export async function segmentationLattice(vocabulary: Vocabulary, rows: Rows, before: Tokens, bytes: Uint8Array, signal: AbortSignal): Promise<SegmentationLattice> {
  const contexts = canonicalBeginnings(vocabulary, bytes).map((tokens) => [...before, ...tokens])
  const edges: Edge[][] = []
  for (let first = 0; first < contexts.length; first += BATCH) {
    const found = await rows.of(contexts.slice(first, first + BATCH), signal)
    for (const [index, row] of found.entries()) {
      edges.push(Array.from(vocabulary.trie.prefixesOf(bytes, first + index), ({ id, end }) => ({ id, end, log: logProbability(row, id) })))
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
    for (let at = start; at < end; at++) beginnings.push(at === start ? whole : [...whole, ...vocabulary.mergePiece(bytes, start, at)])
    whole = [...whole, ...vocabulary.mergePiece(bytes, start, end)]
    start = end
  }
  return beginnings
}
