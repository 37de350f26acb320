/**
 * What follows when the worker stopped: it has lost its tokenizers, which are loaded again, and the lanes get the text that
 * stopped it one by one, so that the lane that stops it is known, and fails alone. A worker that was silent in a pattern of a
 * file has named the tokenizer: then nothing need be tried. Says what becomes of the tokenizers; loads and sends nothing.
 */
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { EncodedInput } from '../../../state/encodedInput.ts'
import type { TokenizerStatus } from '../../../state/session.ts'

export interface CrashRecovery {
  /** Whether lanes get this text one by one. */
  isolates(input: EncodedInput): boolean
  /**
   * The statuses of the tokenizers that the worker had.
   *
   * @param isolated the lane that got the text alone; null if several did, or others ran beside it
   */
  afterStop(
    input: EncodedInput,
    failure: Failure,
    isolated: string | null,
    loaded: readonly string[],
  ): Readonly<Record<string, TokenizerStatus>>
}

export function createCrashRecovery(): CrashRecovery {
  /** The text at which the worker stopped last. */
  let stoppedAt: EncodedInput | null = null

  return {
    isolates: (input) => stoppedAt === input,
    afterStop(input, failure, isolated, loaded) {
      const { reference, pattern } = failure.values
      const isNamed = typeof reference === 'string' && pattern !== undefined
      if (!isNamed) stoppedAt = input
      const crashed = isNamed ? reference : isolated
      const failed: TokenizerStatus = {
        status: 'failed',
        failure: isNamed ? { code: 'slow-pattern', values: { pattern } } : { code: 'worker-stopped', values: {} },
      }
      return Object.fromEntries(
        loaded.map((lane): [string, TokenizerStatus] => [lane, lane === crashed ? failed : { status: 'idle' }]),
      )
    },
  }
}
