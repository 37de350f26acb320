/**
 * The probability of a text over all its segmentations, valid or not, as a language model gives it: exactly, by walking
 * the tree of segmentations with shared beginnings; or estimated by importance sampling, where the tree is too large.
 */
import type { Random } from '../text/seededRandom.ts'
import { draw } from './byteReader.ts'
import { logProbability } from './covers.ts'
import { logSumExp } from './distribution.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'

/** Segmentations up to which the tree is walked. */
export const MOST_LEAVES = 2_000
const BATCH = 16
/** Samples drawn side by side: fewer, so that an estimate is told of early. */
const SAMPLES_AT_ONCE = 8

/** ln P(tokens | before), in batched runs. Of no tokens 0. */
export async function logProbabilityOf(rows: Rows, before: Tokens, tokens: Tokens, signal: AbortSignal): Promise<number> {
  const found = await rows.of(tokens.map((_, count) => [...before, ...tokens.slice(0, count)]), signal)
  return tokens.reduce((sum, token, index) => sum + logProbability(found[index], token), 0)
}

/** A segmentation with ln P(tokens | before). */
export interface WeighedSegmentation {
  readonly tokens: Tokens
  readonly logProbability: number
  /** ln p of each token behind those before it. */
  readonly logProbabilities: readonly number[]
}

export interface Marginal {
  /** ln Σ P(segmentation | before). */
  readonly logProbability: number
  readonly segmentations: number
  /** The most probable of all, best first, as many as were asked for. */
  readonly likeliest: readonly WeighedSegmentation[]
}

/**
 * Walks all segmentations of `bytes` behind `before`; yields how many of them are done. Each beginning that segmentations
 * share is run once. The caller sees to it that there are not too many (`countSegmentations`).
 *
 * @param most how many of the most probable segmentations are kept
 */
export async function* exactMarginal(
  vocabulary: Vocabulary,
  rows: Rows,
  before: Tokens,
  bytes: Uint8Array,
  signal: AbortSignal,
  most = 0,
): AsyncGenerator<number, Marginal, void> {
  interface Beginning {
    readonly tokens: Tokens
    readonly end: number
    readonly weight: number
    readonly logs: readonly number[]
  }
  const leaves: number[] = []
  const likeliest = new Likeliest(most)
  const open: Beginning[] = [{ tokens: [], end: 0, weight: 0, logs: [] }]
  while (open.length > 0) {
    // The longest first, so that few are open at once.
    const batch = open.splice(-BATCH)
    const found = await rows.of(batch.map(({ tokens }) => [...before, ...tokens]), signal)
    for (const [index, { tokens, end, weight, logs }] of batch.entries()) {
      for (const next of vocabulary.trie.prefixesOf(bytes, end)) {
        const log = logProbability(found[index], next.id)
        const there = { tokens: [...tokens, next.id], end: next.end, weight: weight + log, logs: [...logs, log] }
        if (next.end === bytes.length) {
          leaves.push(there.weight)
          likeliest.add({ tokens: there.tokens, logProbability: there.weight, logProbabilities: there.logs })
        } else open.push(there)
      }
    }
    yield leaves.length
  }
  return { logProbability: bytes.length === 0 ? 0 : logSumExp(leaves), segmentations: leaves.length, likeliest: likeliest.found }
}

/** The most probable of the segmentations that are added, each once. */
class Likeliest {
  readonly #most: number
  #found: readonly WeighedSegmentation[] = []

  constructor(most: number) {
    this.#most = most
  }

  get found(): readonly WeighedSegmentation[] {
    return this.#found
  }

  add(segmentation: WeighedSegmentation): void {
    const { tokens, logProbability: weight } = segmentation
    if (this.#found.length >= this.#most && weight <= (this.#found.at(-1)?.logProbability ?? Number.POSITIVE_INFINITY)) return
    const key = tokens.join()
    if (this.#found.some((one) => one.tokens.join() === key)) return
    this.#found = [...this.#found, segmentation].toSorted((one, other) => other.logProbability - one.logProbability).slice(0, this.#most)
  }
}

export interface EstimatedMarginal {
  /** ln of the mean weight. The mean is unbiased, its logarithm is on average a little too low. */
  readonly logProbability: number
  /** Standard error of the mean, as a share of the mean: about that of the logarithm in nats. NaN for one sample. */
  readonly relativeError: number
  /** (Σw)² ÷ Σw²: as many samples of equal weight would say as much. */
  readonly effectiveSamples: number
  readonly samples: number
  /** The most probable of those that were drawn, best first, as many as were asked for; there may be better ones. */
  readonly likeliest: readonly WeighedSegmentation[]
}

interface Walk {
  tokens: Tokens
  end: number
  /** ln of the mass that the restrictions kept. */
  weight: number
  readonly logs: number[]
}

/**
 * Draws segmentations token by token from the language model restricted to tokens that the rest of the text begins with,
 * and weighs each by the mass that the restrictions kept (Chirkova et al. 2023; Geh et al. 2024). Yields the estimate
 * after each batch. The same seed gives the same draws.
 */
export async function* estimatedMarginal(
  vocabulary: Vocabulary,
  rows: Rows,
  before: Tokens,
  bytes: Uint8Array,
  options: { readonly samples: number; readonly random: Random; readonly most?: number },
  signal: AbortSignal,
): AsyncGenerator<EstimatedMarginal, void, void> {
  const weights: number[] = []
  const likeliest = new Likeliest(options.most ?? 0)
  while (weights.length < options.samples) {
    const walks = Array.from({ length: Math.min(SAMPLES_AT_ONCE, options.samples - weights.length) }, (): Walk => ({ tokens: before, end: 0, weight: 0, logs: [] }))
    for (let going = walks; going.length > 0; going = walks.filter(({ end, weight }) => end < bytes.length && weight > Number.NEGATIVE_INFINITY)) {
      if (bytes.length === 0) break
      const found = await rows.of(going.map(({ tokens }) => tokens), signal)
      for (const [index, walk] of going.entries()) {
        const choices = [...vocabulary.trie.prefixesOf(bytes, walk.end)]
        const logs = choices.map(({ id }) => logProbability(found[index], id))
        const kept = logSumExp(logs)
        walk.weight += kept
        const choice = choices[draw(Float64Array.from(logs, (value) => Math.exp(value - kept)), options.random())]
        if (choice === undefined || kept === Number.NEGATIVE_INFINITY) {
          walk.weight = Number.NEGATIVE_INFINITY
          continue
        }
        walk.tokens = [...walk.tokens, choice.id]
        walk.logs.push(logProbability(found[index], choice.id))
        walk.end = choice.end
      }
    }
    for (const { weight, end, tokens, logs } of walks) {
      weights.push(weight)
      if (end === bytes.length) likeliest.add({ tokens: tokens.slice(before.length), logProbability: logs.reduce((sum, log) => sum + log, 0), logProbabilities: logs })
    }
    yield { ...estimateOf(weights), likeliest: likeliest.found }
  }
}

function estimateOf(logWeights: readonly number[]): Omit<EstimatedMarginal, 'likeliest'> {
  const samples = logWeights.length
  const sum = logSumExp(logWeights)
  const sumOfSquares = logSumExp(logWeights.map((weight) => 2 * weight))
  const effectiveSamples = Math.exp(2 * sum - sumOfSquares)
  // Var(w) ÷ mean² = n ÷ ESS − 1; the sample variance has n − 1 below.
  const relativeVariance = (samples / effectiveSamples - 1) * (samples / (samples - 1))
  return { logProbability: sum - Math.log(samples), relativeError: Math.sqrt(Math.max(0, relativeVariance) / samples), effectiveSamples, samples }
}

/** How much of the marginal one segmentation is, in bits: log₂ of its share, 0 where it is all, else below. */
export function shareBits(logSegmentation: number, logMarginal: number): number {
  return (logSegmentation - logMarginal) / Math.LN2
}
