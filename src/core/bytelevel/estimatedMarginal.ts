/**
 * An unbiased estimate of a text's probability over all its segmentations, where they are too many to be walked:
 * importance sampling (Cao and Rimell 2021; Chirkova et al. 2023) from a lattice that approximates the language model and
 * looks ahead. The canonical segmentation and others that a first part of the draws looks for, which are often nearly all
 * of it, are added exactly; the other draws are from the rest, which is estimated.
 */
import type { Random } from '../text/seededRandom.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { logSumExp } from './distribution.ts'
import { Likeliest, type WeighedSegmentation } from './likeliest.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import { segmentationLattice } from './segmentationLattice.ts'

/** Draws after which the estimate is told. */
const TOLD_EVERY = 8
/** Share of the draws that look for what is added exactly, and most of them: each has to avoid all before it. */
const FIRST_PART = 1 / 4
const MAX_ADDED = 64

export interface EstimatedMarginal {
  /** ln of the estimate. The estimate is unbiased, its logarithm is on average a little too low. */
  readonly logProbability: number
  /** Standard error of the estimate, as a share of it: about that of the logarithm in nats. NaN for one draw. */
  readonly relativeError: number
  /** (Σw)² ÷ Σw² of the weights w = P ÷ probability of being drawn: as many draws of equal weight would say as much; 0 if there is no rest. */
  readonly effectiveSamples: number
  /** Draws from which the rest is estimated. */
  readonly samples: number
  /** Segmentations that are added exactly. */
  readonly added: number
  /** The most probable of those that were met, best first, as many as were asked for; there may be better ones. */
  readonly likeliest: readonly WeighedSegmentation[]
}

export interface EstimateStep {
  /** Draws so far, of both parts. */
  readonly done: number
  /** Null in the first part. */
  readonly estimate: EstimatedMarginal | null
}

export interface EstimateOptions {
  /** Draws, at least 2. */
  readonly samples: number
  readonly random: Random
  /** How many of the most probable segmentations are kept. */
  readonly most?: number
  /** ln p of each token of a segmentation after `before` and those before it: exactly as the language model gives it. */
  readonly score: (tokens: Tokens) => Promise<readonly number[]>
}

/** Yields every few draws and at the end. The same seed gives the same draws. `bytes`: valid UTF-8, not empty. */
export async function* estimatedMarginal(
  vocabulary: Vocabulary,
  rows: Rows,
  before: Tokens,
  bytes: Uint8Array,
  { samples, random, most = 0, score }: EstimateOptions,
  signal: AbortSignal,
): AsyncGenerator<EstimateStep, void, void> {
  const likeliest = new Likeliest(most)
  const known = new Map<string, WeighedSegmentation>()
  const logOf = async (tokens: Tokens): Promise<number> => {
    const key = tokens.join()
    const found = known.get(key)
    if (found !== undefined) return found.logProbability
    const logProbabilities = await score(tokens)
    const logProbability = logProbabilities.reduce((sum, log) => sum + log, 0)
    const segmentation = { tokens, logProbability, logProbabilities }
    known.set(key, segmentation)
    likeliest.add(segmentation)
    return logProbability
  }
  await logOf(vocabulary.encode(bytes))
  const lattice = await segmentationLattice(vocabulary, rows, before, bytes, signal)
  const first = Math.min(MAX_ADDED, Math.floor(samples * FIRST_PART))
  for (let done = 1; done <= first; done++) {
    signal.throwIfAborted()
    const drawn = lattice.othersThan([...known.values()].map(({ tokens }) => tokens))?.(random)
    if (drawn !== undefined) await logOf(drawn.tokens)
    if (done % TOLD_EVERY === 0) yield { done, estimate: null }
  }
  const added = [...known.values()]
  const drawRest = lattice.othersThan(added.map(({ tokens }) => tokens))
  const weights: number[] = []
  for (let done = first + 1; done <= samples; done++) {
    signal.throwIfAborted()
    const drawn = drawRest?.(random)
    weights.push(drawn === undefined ? Number.NEGATIVE_INFINITY : (await logOf(drawn.tokens)) - drawn.logProposal)
    if (done % TOLD_EVERY !== 0 && done !== samples) continue
    yield {
      done,
      estimate: {
        ...estimateOf(
          added.map(({ logProbability }) => logProbability),
          weights,
        ),
        likeliest: likeliest.found,
      },
    }
  }
}

/** All natural logarithms: probabilities that are added, and weights of draws from the rest. */
function estimateOf(added: readonly number[], weights: readonly number[]): Omit<EstimatedMarginal, 'likeliest'> {
  const samples = weights.length
  const logSum = logSumExp(weights)
  const logProbability = logSumExp([...added, logSum - Math.log(samples)])
  const shares = weights.map((weight) => Math.exp(weight - logProbability))
  const mean = shares.reduce((sum, share) => sum + share, 0) / samples
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (samples - 1)
  const effectiveSamples =
    logSum === Number.NEGATIVE_INFINITY ? 0 : Math.exp(2 * logSum - logSumExp(weights.map((weight) => 2 * weight)))
  return {
    logProbability,
    relativeError: Math.sqrt(variance / samples),
    effectiveSamples,
    samples,
    added: added.length,
  }
}
