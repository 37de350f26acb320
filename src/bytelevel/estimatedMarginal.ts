/**
 * An unbiased estimate of a text's probability over all its segmentations, where they are too many to be walked:
 * importance sampling (Cao and Rimell 2021; Chirkova et al. 2023). The canonical segmentation, which often has most of
 * it, is added exactly; the others are drawn from a lattice that approximates the language model and looks ahead.
 */
import type { Random } from '../text/seededRandom.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { logSumExp } from './distribution.ts'
import { Likeliest, type WeighedSegmentation } from './likeliest.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import { segmentationLattice } from './segmentationLattice.ts'

/** Draws after which the estimate is told. */
const TOLD_EVERY = 8

export interface EstimatedMarginal {
  /** ln of the estimate. The estimate is unbiased, its logarithm is on average a little too low. */
  readonly logProbability: number
  /** Standard error of the estimate, as a share of it: about that of the logarithm in nats. NaN for one sample. */
  readonly relativeError: number
  /** (Σw)² ÷ Σw² of the weights w = P ÷ probability of being drawn: as many of equal weight would say as much. */
  readonly effectiveSamples: number
  readonly samples: number
  /** The most probable of those that were met, best first, as many as were asked for; there may be better ones. */
  readonly likeliest: readonly WeighedSegmentation[]
}

export interface EstimateOptions {
  readonly samples: number
  readonly random: Random
  /** How many of the most probable segmentations are kept. */
  readonly most?: number
  /** ln p of each token of a segmentation behind `before` and those before it: exactly as the language model gives it. */
  readonly score: (tokens: Tokens) => Promise<readonly number[]>
}

/** Yields the estimate every few draws and at the end. The same seed gives the same draws. `bytes`: valid UTF-8, not empty. */
export async function* estimatedMarginal(
  vocabulary: Vocabulary,
  rows: Rows,
  before: Tokens,
  bytes: Uint8Array,
  { samples, random, most = 0, score }: EstimateOptions,
  signal: AbortSignal,
): AsyncGenerator<EstimatedMarginal, void, void> {
  const likeliest = new Likeliest(most)
  const known = new Map<string, number>()
  const logOf = async (tokens: Tokens): Promise<number> => {
    const key = tokens.join()
    const found = known.get(key)
    if (found !== undefined) return found
    const logProbabilities = await score(tokens)
    const logProbability = logProbabilities.reduce((sum, log) => sum + log, 0)
    known.set(key, logProbability)
    likeliest.add({ tokens, logProbability, logProbabilities })
    return logProbability
  }
  const canonical = vocabulary.encode(bytes)
  const canonicalLog = await logOf(canonical)
  const lattice = await segmentationLattice(vocabulary, rows, before, bytes, signal)
  const drawOther = lattice.othersThan(canonical)
  const weights: number[] = []
  while (weights.length < samples) {
    signal.throwIfAborted()
    const drawn = drawOther?.(random)
    weights.push(drawn === undefined ? Number.NEGATIVE_INFINITY : (await logOf(drawn.tokens)) - drawn.logProposal)
    if (weights.length % TOLD_EVERY === 0 || weights.length === samples) yield { ...estimateOf(canonicalLog, weights), likeliest: likeliest.found }
  }
}

/** All natural logarithms: the canonical segmentation's probability, and the weights of others. */
function estimateOf(canonical: number, weights: readonly number[]): Omit<EstimatedMarginal, 'likeliest'> {
  const samples = weights.length
  const logProbability = logSumExp([canonical, logSumExp(weights) - Math.log(samples)])
  const shares = weights.map((weight) => Math.exp(weight - logProbability))
  const mean = shares.reduce((sum, share) => sum + share, 0) / samples
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (samples - 1)
  const effectiveSamples = Math.exp(2 * logSumExp(weights) - logSumExp(weights.map((weight) => 2 * weight)))
  return { logProbability, relativeError: Math.sqrt(variance / samples), effectiveSamples, samples }
}
