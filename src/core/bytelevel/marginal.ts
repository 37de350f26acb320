/**
 * The probability of a text over all its segmentations, valid or not, as a language model gives it: exactly, by walking
 * the tree of segmentations with shared beginnings. If there are too many: `estimatedMarginal.ts`.
 */
import { logProbability } from './covers.ts'
import { logSumExp } from './distribution.ts'
import { Likeliest, type WeighedSegmentation } from './likeliest.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'

/** Segmentations up to which the tree is walked. */
export const MAX_LEAVES = 2_000
const BATCH = 16

/** ln P(tokens | before), in batched runs. Of no tokens 0. */
export async function logProbabilityOf(
  rows: Rows,
  before: Tokens,
  tokens: Tokens,
  signal: AbortSignal,
): Promise<number> {
  const found = await rows.of(
    tokens.map((_, count) => [...before, ...tokens.slice(0, count)]),
    signal,
  )
  return tokens.reduce((sum, token, index) => sum + logProbability(found[index], token), 0)
}

export interface Marginal {
  /** ln Σ P(segmentation | before). */
  readonly logProbability: number
  readonly segmentations: number
  /** The most probable of all, best first, as many as were asked for. */
  readonly likeliest: readonly WeighedSegmentation[]
}

/**
 * Walks all segmentations of `bytes` after `before`; yields how many of them are done. Each beginning that segmentations
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
    const found = await rows.of(
      batch.map(({ tokens }) => [...before, ...tokens]),
      signal,
    )
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
  return {
    logProbability: bytes.length === 0 ? 0 : logSumExp(leaves),
    segmentations: leaves.length,
    likeliest: likeliest.found,
  }
}
