/** Chooses the next token from a row of logits: the most probable, or by chance from a cut and flattened distribution. */
import type { TokenId } from '../tokenizers/encoding.ts'

export interface SamplingOptions {
  /** > 0; the logits are divided by it. */
  readonly temperature: number
  /** Only so many of the most probable tokens; null: all. */
  readonly topK: number | null
  /** Nucleus sampling (Holtzman et al. 2020): the fewest most probable tokens whose shares reach it; null: all. */
  readonly topP: number | null
}

/** Numbers from 0 to 1 (1 excluded) that follow from the seed alone: splitmix32. */
export function seededNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let bits = state ^ (state >>> 16)
    bits = Math.imul(bits, 0x21f0aaad)
    bits ^= bits >>> 15
    bits = Math.imul(bits, 0x735a2d97)
    bits ^= bits >>> 15
    return (bits >>> 0) / 2 ** 32
  }
}

/** The most probable token; the first of equals. */
export function greediest(logits: Float32Array, start: number, length: number): TokenId {
  let best = 0
  for (let id = 1; id < length; id++) {
    if ((logits[start + id] ?? 0) > (logits[start + best] ?? 0)) best = id
  }
  return best
}

/**
 * A token drawn with `number` (from 0 to 1) from the distribution. Temperature first, then the cut by `topK`, then by
 * `topP` of what is left, as the common libraries do.
 */
export function drawToken(
  logits: Float32Array,
  start: number,
  length: number,
  options: SamplingOptions,
  number: number,
): TokenId {
  const { temperature, topK, topP } = options
  const ids = Uint32Array.from({ length }, (_, id) => id)
  ids.sort((one, other) => (logits[start + other] ?? 0) - (logits[start + one] ?? 0) || one - other)
  const kept = ids.subarray(0, topK === null ? length : Math.max(1, Math.min(length, topK)))
  const greatest = logits[start + (kept[0] ?? 0)] ?? 0
  const weights = Float64Array.from(kept, (id) => Math.exp(((logits[start + id] ?? 0) - greatest) / temperature))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let last = weights.length
  let mass = total
  if (topP !== null) {
    mass = 0
    for (last = 0; last < weights.length && (last === 0 || mass < topP * total); last++) mass += weights[last] ?? 0
  }
  let left = number * mass
  for (let place = 0; place < last; place++) {
    left -= weights[place] ?? 0
    if (left < 0) return kept[place] ?? 0
  }
  return kept[last - 1] ?? 0
}
