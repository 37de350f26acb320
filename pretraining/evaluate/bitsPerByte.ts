/** Log-probabilities of tokens from rows of logits, and the windows by which a text longer than the context is scored. */
import type { ShippedModel } from './shippedModel.ts'

/** ln of the softmax at `target` of the row that begins at `start` and has `size` logits. Float64 within. */
export function logProbability(logits: Float32Array, start: number, size: number, target: number): number {
  const row = logits.subarray(start, start + size)
  let largest = -Infinity
  for (const logit of row) if (logit > largest) largest = logit
  let total = 0
  for (const logit of row) total += Math.exp(logit - largest)
  return (row[target] ?? Number.NaN) - largest - Math.log(total)
}

export interface Window {
  /** Index of the first token that the language model is given. */
  readonly start: number
  readonly end: number
  /** Index of the first token whose probability this window gives; the earlier ones were given by the window before. */
  readonly firstScored: number
}

/**
 * Windows over a sequence of `length` tokens, the begin token being number 0. Each window sees at most `context` tokens
 * and begins half a context behind the last; each token but the first is scored exactly once.
 */
export function windowsOf(length: number, context: number): Window[] {
  const windows: Window[] = []
  const stride = Math.floor(context / 2)
  for (let start = 0, scored = 1; scored < length; start += stride) {
    // a window of n inputs scores the token behind each of them
    const end = Math.min(start + context, length - 1)
    windows.push({ start, end, firstScored: scored })
    scored = end + 1
  }
  return windows
}

/** ln p of each of `ids` behind the begin token, in nats. */
export async function logProbabilities(model: ShippedModel, ids: readonly number[]): Promise<Float64Array> {
  const { bos_token_id: begin, vocab_size: size, max_position_embeddings: context } = model.config
  const sequence = [begin, ...ids]
  const result = new Float64Array(ids.length)
  for (const { start, end, firstScored } of windowsOf(sequence.length, context)) {
    const { logits } = await model.run({ ids: [sequence.slice(start, end)] })
    for (let token = firstScored; token <= end; token++) {
      result[token - 1] = logProbability(logits, (token - 1 - start) * size, size, sequence[token] ?? begin)
    }
  }
  return result
}

/** What a text costs: bits by the language model, and its UTF-8 bytes. */
export interface Cost {
  readonly bits: number
  readonly bytes: number
  readonly tokens: number
}

export const FREE: Cost = { bits: 0, bytes: 0, tokens: 0 }

export function sum(one: Cost, other: Cost): Cost {
  return { bits: one.bits + other.bits, bytes: one.bytes + other.bytes, tokens: one.tokens + other.tokens }
}

export async function costOf(
  model: ShippedModel,
  encode: (text: string) => readonly number[],
  text: string,
): Promise<Cost> {
  const ids = encode(text)
  const nats = -(await logProbabilities(model, ids)).reduce((total, one) => total + one, 0)
  return { bits: nats / Math.LN2, bytes: new TextEncoder().encode(text).length, tokens: ids.length }
}
