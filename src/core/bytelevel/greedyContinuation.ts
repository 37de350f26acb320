/** How a language model goes on greedily from token sequences, all of them in one batch a step. */
import { append } from '../text/append.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { logProbability } from './covers.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'

export interface GreedyContinuation {
  /** At most as many as were asked for: the last token may reach beyond. */
  readonly bytes: Uint8Array
  /** Whether the end token came. */
  readonly hasEnded: boolean
}

/**
 * The most probable token, again and again, of those that have bytes and the end token; [contexts]. Between equals the
 * smaller id.
 *
 * @param mostBytes bytes after which a continuation is long enough
 */
export async function greedyContinuations(
  vocabulary: Vocabulary,
  rows: Rows,
  contexts: readonly Tokens[],
  mostBytes: number,
  signal: AbortSignal,
): Promise<readonly GreedyContinuation[]> {
  const { endToken } = rows.model
  const runs = contexts.map((context) => ({ tokens: [...context], bytes: [] as number[], hasEnded: false }))
  for (;;) {
    const open = runs.filter(({ bytes, hasEnded }) => !hasEnded && bytes.length < mostBytes)
    if (open.length === 0) break
    const found = await rows.of(
      open.map(({ tokens }) => tokens),
      signal,
    )
    for (const [index, run] of open.entries()) {
      const best = mostProbable(vocabulary, found[index] ?? [], endToken)
      if (best === endToken || best === -1) run.hasEnded = true
      else {
        run.tokens.push(best)
        append(run.bytes, vocabulary.bytesOf(best))
      }
    }
  }
  return runs.map(({ bytes, hasEnded }) => ({ bytes: Uint8Array.from(bytes.slice(0, mostBytes)), hasEnded }))
}

/** -1 if nothing has a probability. */
function mostProbable(vocabulary: Vocabulary, row: ArrayLike<number>, endToken: number | null): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (let id = 0; id < Math.max(vocabulary.size, (endToken ?? -1) + 1); id++) {
    const isCandidate = id === endToken || (id < vocabulary.size && (vocabulary.firstBytes[id] ?? -1) !== -1)
    const log = logProbability(row, id)
    if (!isCandidate || log <= most) continue
    best = id
    most = log
  }
  return best
}
