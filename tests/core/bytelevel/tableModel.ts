/** Language models for the tests: a random row a context, the same for the same seed and context. */
import type { NextTokenModel } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import type { TokenId } from '../../../src/core/tokenizers/encoding.ts'

export interface TableOptions {
  readonly seed: number
  /** Length of a row. */
  readonly size: number
  readonly beginToken: TokenId | null
  readonly endToken: TokenId | null
  /** How uneven the rows are: the standard deviation of the logits, about. */
  readonly spread?: number
}

/** Contexts that ever were asked for are counted in `asked`. */
export function tableModel({
  seed,
  size,
  beginToken,
  endToken,
  spread = 2,
}: TableOptions): NextTokenModel & { asked: number; readonly row: (context: readonly TokenId[]) => Float64Array } {
  const known = new Map<string, Float64Array>()
  const row = (context: readonly TokenId[]): Float64Array => {
    const key = context.join()
    const found = known.get(key) ?? made(context)
    known.set(key, found)
    return found
  }
  const made = (context: readonly TokenId[]): Float64Array => {
    const random = seededRandom(context.reduce((hash, id) => Math.imul(hash ^ id, 0x01000193) + 1, seed))
    const logits = Float64Array.from({ length: size }, () => spread * (random() + random() + random() - 1.5) * 2)
    const sum = Math.log(logits.reduce((total, logit) => total + Math.exp(logit), 0))
    return logits.map((logit) => logit - sum)
  }
  const model = {
    beginToken,
    endToken,
    asked: 0,
    row,
    nextLogProbabilities: (contexts: readonly (readonly TokenId[])[], signal: AbortSignal) => {
      signal.throwIfAborted()
      model.asked += contexts.length
      return Promise.resolve(contexts.map(row))
    },
  }
  return model
}
