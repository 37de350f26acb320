/** The tokenizers of a command: references as the page has them, and files of this machine. Loads none. */
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { TiktokenPattern } from '../core/tokenizers/bpe/tiktokenPatterns.ts'
import { formatAdaptation } from '../core/tokenizers/adaptive/adaptation.ts'
import { findCard } from '../core/tokenizers/catalogue/catalogue.ts'
import { fail, succeed, type Outcome } from '../core/tokenizers/failure.ts'
import { hubName, parseReference } from '../core/tokenizers/reference.ts'
import { readHeader } from '../platform/tokenizers/readHeader.ts'
import { formatChanges } from '../core/tokenizers/variants/changes.ts'
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
  if (parsed?.kind === 'variant') {
    const base = await findTokenizer(parsed.base, pattern)
    if (!base.ok) return base
    return succeed({ ...base.value, reference: said, name: `${base.value.name} (${formatChanges(parsed.changes)})` })
  }
  if (parsed?.kind === 'adaptive') {
    const base = await findTokenizer(parsed.base, pattern)
    if (!base.ok) return base
    return succeed({
      ...base.value,
      reference: said,
      name: `${base.value.name} (${formatAdaptation(parsed.adaptation)})`,
    })
  }
  if (parsed?.kind === 'hub') return succeed({ reference: said, name: hubName(parsed), file: null })
  const shipped = findCard(said)?.card
  if (shipped !== undefined) return succeed({ reference: shipped.id, name: shipped.name, file: null })
  const bytes = await (/\.gguf$/i.test(said) ? headerOf(said) : wholeFile(said))
  if (!bytes.ok) return bytes
  const file = {
    name: path.basename(said),
    bytes: bytes.value,
    beside: await mergesBeside(said),
    tiktokenPattern: pattern,
  }
  const read = await readTokenizerFile(file)
  return read.ok ? succeed({ reference: read.value.card.id, name: read.value.card.name, file }) : read
}

async function wholeFile(said: string): Promise<Outcome<ArrayBuffer>> {
  const bytes = await readFile(said).catch(() => null)
  return bytes === null ? fail('bad-reference', { what: said }) : succeed(Uint8Array.from(bytes).buffer)
}

/** Of a GGUF file, which may be of any size, as much as its tokenizer needs. */
async function headerOf(said: string): Promise<Outcome<ArrayBuffer>> {
  const file = await open(said).catch(() => null)
  if (file === null) return fail('bad-reference', { what: said })
  try {
    const header = await readHeader(path.basename(said), async (from, to) => {
      const bytes = new Uint8Array(to - from)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
      return succeed(bytes.subarray(0, bytesRead))
    })
    return header.ok ? succeed(header.value.buffer) : header
  } finally {
    await file.close()
  }
}

/** Of `vocab.json` the other half, which stands in the same folder. */
async function mergesBeside(said: string): Promise<ReaderFile['beside']> {
  if (!said.endsWith('vocab.json')) return []
  const merges = said.replace(/vocab\.json$/, 'merges.txt')
  const bytes = await wholeFile(merges)
  return bytes.ok ? [{ name: path.basename(merges), bytes: bytes.value }] : []
}
