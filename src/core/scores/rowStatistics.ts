/**
 * Exact statistics of one row of logits, over the whole vocabulary. The logits are float32, as a language model gives
 * them; everything is added up in double precision. Allocates nothing, as it runs once a position.
 */

/** Where the statistics of a row go. */
export interface StatisticsColumns {
  readonly logProbability: Float32Array
  readonly rank: Uint32Array
  readonly entropy: Float32Array
  readonly mean: Float32Array
  readonly variance: Float32Array
  /** `topK` entries a row, most probable first; equal ones by id. */
  readonly topIds: Uint32Array
  readonly topLogProbabilities: Float32Array
}

export function createColumns(rows: number, topK: number): StatisticsColumns {
  return {
    logProbability: new Float32Array(rows).fill(Number.NaN),
    rank: new Uint32Array(rows),
    entropy: new Float32Array(rows).fill(Number.NaN),
    mean: new Float32Array(rows).fill(Number.NaN),
    variance: new Float32Array(rows).fill(Number.NaN),
    topIds: new Uint32Array(rows * topK),
    topLogProbabilities: new Float32Array(rows * topK).fill(Number.NaN),
  }
}

/** Logits of which no softmax can be made: NaN, +∞, or nothing but −∞. */
export class LogitsNotFinite extends Error {}

/** The natural logarithm of Σ exp(logit), and the greatest logit; softmax(i) = exp(logit_i − logSum). */
export function logSumExp(logits: Float32Array, start: number, length: number): number {
  let greatest = Number.NEGATIVE_INFINITY
  for (let index = start; index < start + length; index++) {
    const logit = logits[index] ?? 0
    if (logit > greatest) greatest = logit
    else if (Number.isNaN(logit)) throw new LogitsNotFinite('a logit is not a number')
  }
  if (!Number.isFinite(greatest)) throw new LogitsNotFinite(`the greatest logit is ${greatest}`)
  let sum = 0
  for (let index = start; index < start + length; index++) sum += Math.exp((logits[index] ?? 0) - greatest)
  return greatest + Math.log(sum)
}

/**
 * Writes the statistics of the row `logits[start … start + length)` for the token `target` into entry `at` of the
 * columns. With s = logit − greatest, Z = Σ exp(s), p = exp(s) / Z: ln p(target) = s_target − ln Z; mean = Σ p ln p =
 * Σ p s − ln Z; entropy = −mean; variance = Σ p (ln p)² − mean² = Σ p s² − (Σ p s)². A logit of −∞ has p = 0 and adds
 * nothing (p ln p → 0). Rank: 1 + the number of tokens of greater probability, so that equals share a rank.
 *
 * @throws LogitsNotFinite
 */
export function writeRowStatistics(
  logits: Float32Array,
  start: number,
  length: number,
  target: number,
  topK: number,
  columns: StatisticsColumns,
  at: number,
): void {
  const own = logits[start + target] ?? Number.NEGATIVE_INFINITY
  const { topIds, topLogProbabilities } = columns
  const firstTop = at * topK
  let filled = 0
  /** What a logit must exceed to be among the top. */
  let least = Number.NEGATIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  let greater = 0
  for (let id = 0; id < length; id++) {
    const logit = logits[start + id] ?? 0
    if (logit > own) greater++
    if (logit > greatest) greatest = logit
    else if (Number.isNaN(logit)) throw new LogitsNotFinite('a logit is not a number')
    if (filled < topK || logit > least) {
      if (topK === 0) continue
      let place = filled < topK ? filled++ : topK - 1
      while (place > 0 && (topLogProbabilities[firstTop + place - 1] ?? 0) < logit) {
        topLogProbabilities[firstTop + place] = topLogProbabilities[firstTop + place - 1] ?? 0
        topIds[firstTop + place] = topIds[firstTop + place - 1] ?? 0
        place--
      }
      topLogProbabilities[firstTop + place] = logit
      topIds[firstTop + place] = id
      if (filled === topK) least = topLogProbabilities[firstTop + topK - 1] ?? least
    }
  }
  if (!Number.isFinite(greatest)) throw new LogitsNotFinite(`the greatest logit is ${greatest}`)
  let z = 0
  let zs = 0
  let zss = 0
  for (let index = start; index < start + length; index++) {
    const s = (logits[index] ?? 0) - greatest
    const e = Math.exp(s)
    if (e === 0) continue
    z += e
    zs += e * s
    zss += e * s * s
  }
  const logZ = Math.log(z)
  const meanS = zs / z
  columns.logProbability[at] = own - greatest - logZ
  columns.rank[at] = 1 + greater
  columns.mean[at] = meanS - logZ
  columns.entropy[at] = logZ - meanS
  // Rounding can leave a hair below zero where one token has all the probability.
  columns.variance[at] = Math.max(0, zss / z - meanS * meanS)
  for (let place = firstTop; place < firstTop + filled; place++) {
    topLogProbabilities[place] = (topLogProbabilities[place] ?? 0) - greatest - logZ
  }
}
