/** A shipped byte-level BPE tokenizer from its compact file. Fetches nothing. */
import type { TokenizerCard } from '../card.ts'
import { succeed, type Outcome } from '../failure.ts'
import { ByteLevelBpe } from './byteLevelBpe.ts'
import { readCompactFile } from './compactFile.ts'

/** The tokenizer of a card; `bad-integrity` if the file is not one of its kind. */
export function createShippedBpe(card: TokenizerCard, file: Uint8Array): Outcome<ByteLevelBpe> {
  const read = readCompactFile(file)
  if (!read.ok) return read
  const { header, vocabulary } = read.value
  return succeed(new ByteLevelBpe(card, { ...header, vocabulary }))
}
