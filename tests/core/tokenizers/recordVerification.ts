/**
 * Tests that compare a shipped tokenizer with another implementation write what they compared; scripts/verification.mjs
 * gathers it into the catalogue's verification.json, which the cards on the page show.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { VerificationRecord } from '../../../src/core/tokenizers/card.ts'

const FOLDER = 'test-results/verification'

/**
 * Records a comparison that has been made: call it when all strings have been compared. Of several with one implementation
 * the card says that of most strings, whichever test ends last.
 */
export function recordVerification(
  id: string,
  record: VerificationRecord,
  knownDivergences: readonly string[] = [],
): void {
  mkdirSync(FOLDER, { recursive: true })
  const name = `${id}--${record.implementation.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${record.strings}.json`
  writeFileSync(`${FOLDER}/${name}`, JSON.stringify({ id, record, knownDivergences }))
}
