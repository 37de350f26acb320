/** Bootstraps in the workers of the pool, each request once; what failed is asked again. */
import { LRUCache } from 'lru-cache'
import { REPLICATES } from '../../../core/metrics/bootstrap.ts'
import type { Resampled, ResampleRequest } from '../../../state/languageServices.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { CountingClient } from '../../../platform/workers/counting/client.ts'

/** Answers that are kept, 48 kB each: of six tokenizers two settings each, so that a reader may come back to the last. */
const MAX_KEPT = 12

export function createResampling(
  pool: readonly CountingClient[],
): (request: ResampleRequest) => Promise<Outcome<Resampled>> {
  const answers = new LRUCache<string, Promise<Outcome<Resampled>>>({ max: MAX_KEPT })
  let next = 0

  return async ({ key, pairs, units, seed }) => {
    let answer = answers.get(key)
    if (answer === undefined) {
      const client = pool[next++ % pool.length]
      if (client === undefined) return fail('cancelled')
      answer = client.resample({ pairs, units, seed, replicates: REPLICATES })
      answers.set(key, answer)
    }
    const outcome = await answer
    if (!outcome.ok) answers.delete(key)
    return outcome
  }
}
