/** What an exception in a worker is called on the page. */
import type { Failure } from '../../core/tokenizers/failure.ts'
import { SlowPattern } from '../../core/tokenizers/stages/patternWatch.ts'

/** `slow-pattern` {pattern} for a pattern of a tokenizer's file that was given up, else `internal` {detail}: a defect. */
export function unexpected(error: unknown): Failure {
  if (error instanceof SlowPattern) return { code: 'slow-pattern', values: { pattern: error.pattern } }
  return { code: 'internal', values: { detail: error instanceof Error ? error.message : String(error) } }
}
