/** What each shipped tokenizer's ids were checked against, from the records that the tests write and check. */
import type { Verification, VerificationRecord } from '../card.ts'
import records from './verification.json' with { type: 'json' }

interface RecordedVerification {
  readonly against: readonly VerificationRecord[]
  readonly knownDivergences: readonly string[]
}

const recorded: Readonly<Record<string, RecordedVerification | undefined>> = records

/** The recorded verification of a shipped tokenizer; `not-verified` if the tests recorded none. */
export function verificationOf(id: string): Verification {
  const record = recorded[id]
  if (record === undefined || record.against.length === 0) return { status: 'not-verified' }
  return { status: 'verified', ...record }
}
