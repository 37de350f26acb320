/** Reads the shipped tokenizers from the folder that the page is served. */
import { readFileSync } from 'node:fs'
import { ByteLevelBpe } from '../../../../src/core/tokenizers/bpe/byteLevelBpe.ts'
import { createShippedBpe } from '../../../../src/core/tokenizers/bpe/shippedBpe.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { createStagedTokenizerOf } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { TokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'

export function shippedFile(id: string): Uint8Array {
  const path = findCard(id)?.asset?.path
  if (path === undefined) throw new Error(`${id} has no file`)
  return readFileSync(`public/${path}`)
}

const opened = new Map<string, Tokenizer>()

/** A shipped tokenizer, opened once for all tests of a process. */
export function shippedTokenizer(id: string): Tokenizer {
  const known = opened.get(id)
  if (known !== undefined) return known
  const tokenizer = openShipped(id)
  opened.set(id, tokenizer)
  return tokenizer
}

function openShipped(id: string): Tokenizer {
  const entry = findCard(id)
  if (entry === null) throw new Error(`${id} is not in the catalogue`)
  const file = shippedFile(id)
  const made =
    entry.engine === 'bpe'
      ? createShippedBpe(entry.card, file)
      : createStagedTokenizerOf(entry.card, JSON.parse(Buffer.from(file).toString('utf8')))
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

let defined: { readonly id: string; readonly json: TokenizerJson } | null = null

/** A shipped tokenizer as a tokenizer.json, made once for those who ask for one in a row: the largest takes seconds, and a hundred megabytes. */
export function shippedDefinition(id: string): TokenizerJson {
  if (defined?.id !== id) {
    const json = shippedTokenizer(id).definition?.() ?? null
    if (json === null) throw new Error(id)
    defined = { id, json }
  }
  return defined.json
}

export function shippedBpe(id: string): ByteLevelBpe {
  const made = shippedTokenizer(id)
  if (!(made instanceof ByteLevelBpe)) throw new Error(`${id} is not on the fast engine`)
  return made
}

export const shippedBpeIds = ['gpt2', 'cl100k_base', 'o200k_base', 'qwen3', 'deepseek-v3', 'mistral-nemo'] as const
/** The matched family, whose files are tokenizer.json; on the fast engine too. */
export const familyIds = [
  'tessera-byte',
  'tessera-character',
  'tessera-bpe-16k',
  'tessera-superword-16k',
  'tessera-bpe',
  'tessera-superword',
] as const

export const withSpecials = { addSpecialTokens: false, parseSpecialTokens: true }
export const asText = { addSpecialTokens: false, parseSpecialTokens: false }
