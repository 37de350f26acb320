/**
 * Which pattern of a tokenizer's file a worker searches for, as it tells before each search (`patternWatch.ts`): if it is
 * silent then, it is given up sooner, and the pattern is named. Parts of a worker's link, on the page, and of what the
 * worker exposes.
 */
import type { Endpoint } from 'comlink'
import type { Failure } from '../../core/tokenizers/failure.ts'
import { watchPatterns, type MatchedPattern } from '../../core/tokenizers/stages/patternWatch.ts'
import type { WorkerLinkOptions } from './workerLink.ts'

/** A message that answers no call: the pattern that is about to be searched for; null: none. */
interface PatternNotice {
  readonly matched: MatchedPattern | null
}

/** How long one search may be silent: a little for the search, and what the longest text can need. */
const MATCHING_TIMEOUT_MS = 3000
const MATCHED_UNITS_PER_MS = 10_000

function isPatternNotice(message: unknown): message is PatternNotice {
  return typeof message === 'object' && message !== null && 'matched' in message
}

/** Of the worker: tells the page of each search. */
export function tellPatterns(endpoint: Endpoint): void {
  watchPatterns((matched) => {
    const notice: PatternNotice = { matched }
    endpoint.postMessage(notice, [])
  })
}

/** Of the page. The failure of calls whose worker was silent in a search has {reference, pattern} too. */
export function createPatternSilence(): Required<
  Pick<WorkerLinkOptions<object, unknown>, 'onStart' | 'onMessage' | 'longestSilence' | 'blame'>
> {
  let matched: MatchedPattern | null = null
  return {
    onStart: () => (matched = null),
    onMessage: (message) => {
      if (isPatternNotice(message)) ({ matched } = message)
    },
    longestSilence: () => (matched === null ? Infinity : MATCHING_TIMEOUT_MS + matched.units / MATCHED_UNITS_PER_MS),
    blame: (): Failure['values'] =>
      matched === null ? {} : { reference: matched.reference, pattern: matched.pattern },
  }
}
