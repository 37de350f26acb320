/**
 * Ways to cut one pre-token that are shortest paths: least tokens (PathPiece, Schmidt et al. 2024) and greatest
 * likelihood under one score per token (Viterbi, Kudo 2018).
 */
import type { Random } from '../text/seededRandom.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from './vocabulary.ts'

interface Step {
  readonly id: TokenId
  readonly start: number
  readonly cost: number
}

function trace(steps: readonly (Step | undefined)[]): TokenId[] {
  const tokens: TokenId[] = []
  for (let step = steps.at(-1); step !== undefined; step = steps[step.start]) if (step.id !== -1) tokens.push(step.id)
  return tokens.toReversed()
}

/** Best step to each end; `replaces` says whether a step as good as the best so far takes its place. Wider tokens come later. */
function shortest(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  costOf: (id: TokenId) => number,
  widest: number,
  replaces: (ties: number) => boolean,
): TokenId[] {
  const steps: (Step | undefined)[] = [undefined]
  const costs = new Float64Array(bytes.length + 1)
  for (let end = 1; end <= bytes.length; end++) {
    let best: Step | undefined
    let ties = 0
    for (let width = 1; width <= Math.min(end, widest); width++) {
      const start = end - width
      const id = vocabulary.find(bytes, start, end)
      if (id === -1) continue
      const cost = (costs[start] ?? 0) + costOf(id)
      if (best === undefined || cost < best.cost) {
        best = { id, start, cost }
        ties = 1
      } else if (cost === best.cost && replaces(++ties)) best = { id, start, cost }
    }
    steps[end] = best
    costs[end] = best?.cost ?? Number.POSITIVE_INFINITY
  }
  return trace(steps)
}

export interface LeastTokensOptions {
  /** Bytes of the widest token that is used; all unless told (the paper has 16). */
  readonly widest?: number
  /** Draws uniformly among equally short steps to each end; null: the widest last token. */
  readonly random?: Random | null
}

/** As few tokens as there can be. Of equally short ways the one whose last token is widest, or one drawn at random. */
export function leastTokens(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  { widest, random }: LeastTokensOptions = {},
): TokenId[] {
  // Reservoir sampling: the n-th of equal ones replaces what is kept with probability 1/n.
  const replaces = random === undefined || random === null ? () => true : (ties: number) => random() * ties < 1
  return shortest(vocabulary, bytes, () => 1, widest ?? vocabulary.bpe.strings.longest, replaces)
}

/**
 * The segmentation of greatest Σ ln p(token). Equal scores for all tokens give a segmentation of least tokens.
 *
 * @param logProbabilities natural logarithm by id, finite; [size]
 */
export function likeliest(vocabulary: Vocabulary, bytes: Uint8Array, logProbabilities: ArrayLike<number>): TokenId[] {
  return shortest(
    vocabulary,
    bytes,
    (id) => -(logProbabilities[id] ?? Number.NEGATIVE_INFINITY),
    vocabulary.bpe.strings.longest,
    () => true,
  )
}
