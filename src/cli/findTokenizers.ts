/** The tokenizers of a command: references as the page has them, and files of this machine. Loads none. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { TiktokenPattern } from '../core/tokenizers/bpe/tiktokenPatterns.ts'
import { findCard } from '../core/tokenizers/catalogue/catalogue.ts'
import { fail, succeed, type Outcome } from '../core/tokenizers/failure.ts'
import { hubName, parseReference } from '../core/tokenizers/reference.ts'
import { readTokenizerFile } from '../platform/tokenizers/readTokenizerFile.ts'
import type { ReaderFile } from '../platform/workers/tokenization/protocol.ts'

export interface FoundTokenizer {
  readonly reference: string
  readonly name: string
  /** Null: the reference says where it is. */
  readonly file: ReaderFile | null
}

/** Failures: `bad-reference` {what}, those of its file. */
export async function findTokenizer(said: string, pattern: TiktokenPattern | null): Promise<Outcome<FoundTokenizer>> {
  const parsed = parseReference(said)
  if (parsed?.kind === 'multi-word' && parsed.fittedOn === 'list') {
    const base = findCard(parsed.base)?.card
    if (base !== undefined) return succeed({ reference: said, name: `${base.name} + word list`, file: null })
  }
  if (parsed?.kind === 'hub') return succeed({ reference: said, name: hubName(parsed), file: null })
  const shipped = findCard(said)?.card
  if (shipped !== undefined) return succeed({ reference: shipped.id, name: shipped.name, file: null })
  const bytes = await readFile(said).catch(() => null)
  if (bytes === null) return fail('bad-reference', { what: said })
  const file = {
    name: path.basename(said),
    bytes: Uint8Array.from(bytes).buffer,
    configBytes: null,
    tiktokenPattern: pattern,
  }
  const read = await readTokenizerFile(file)
  return read.ok ? succeed({ reference: read.value.card.id, name: read.value.card.name, file }) : read
}
