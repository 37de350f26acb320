/** A tokenizer from files of the reader's, named by their hash. */
import { fileFormats, isTokenizerFormat } from '../../core/files/fileFormats.ts'
import type { TokenizerCard } from '../../core/tokenizers/card.ts'
import { fail, type Outcome } from '../../core/tokenizers/failure.ts'
import { formatReference } from '../../core/tokenizers/reference.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { fileLimits, limitWords } from '../../core/text/fileLimits.ts'
import { essentialNames, formatOf, openTokenizer, type TokenizerBytes } from './openTokenizer.ts'
import { sha256Hex } from './sha256.ts'

/** Failures: those of its format (`FileFormat.failures`), each with {what}; `unsupported` where the page has no hashes. */
export async function readTokenizerFile(file: TokenizerBytes): Promise<Outcome<Tokenizer>> {
  const recognised = formatOf(file)
  // What was given for a tokenizer and is of no known format is read as the usual one, which says what is wrong.
  const id = isTokenizerFormat(recognised) ? recognised : 'tokenizer-json'
  const { limit } = fileFormats[id]
  if (file.bytes.byteLength > fileLimits[limit]) return fail('too-large', { what: file.name, limit: limitWords(limit) })
  // Of these two, nothing beside them changes an id.
  const isWhole = id === 'tokenizer-json' || id === 'tiktoken'
  const hashed = isWhole ? [file] : [file, ...file.beside]
  const sha256 = await sha256Hex(joined(hashed.map(({ bytes }) => bytes)))
  if (sha256 === null)
    return fail('unsupported', {
      what: file.name,
      detail: 'files can be named by their hash on https and localhost only',
    })
  const name = id === 'vocabulary-json' ? essentialNames(file) : file.name
  return openTokenizer(id, file, (note) =>
    identityOf(name, note === null ? name : `${name} (${note})`, sha256, file.recipe ?? null),
  )
}

function joined(parts: readonly ArrayBuffer[]): Uint8Array {
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return new Uint8Array(only)
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(new Uint8Array(part), at)
    at += part.byteLength
  }
  return bytes
}

type Identity = Pick<
  TokenizerCard,
  'id' | 'aliases' | 'name' | 'source' | 'licence' | 'usedBy' | 'contextLength' | 'verification'
>

function identityOf(name: string, shown: string, sha256: string, recipe: string | null): Identity {
  return {
    id: formatReference(recipe === null ? { kind: 'file', sha256, name: shown } : { kind: 'trained', sha256, recipe }),
    aliases: [],
    name: shown,
    source: { name, revision: `SHA-256 ${sha256}`, url: null },
    licence: 'as its owner says',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' },
  }
}
