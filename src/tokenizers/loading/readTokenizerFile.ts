/** A tokenizer from a file of the reader's: tokenizer.json, with or without tokenizer_config.json, or `.tiktoken`. */
import { createTiktokenTokenizer, type TiktokenPattern } from '../bpe/tiktokenFile.ts'
import type { TokenizerCard } from '../card.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { formatReference } from '../reference.ts'
import { createStagedTokenizer } from '../stages/stagedTokenizer.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { readJson } from './readJson.ts'
import { sha256Hex } from './sha256.ts'

export interface TokenizerFile {
  readonly name: string
  readonly bytes: ArrayBuffer
  readonly configBytes: ArrayBuffer | null
  readonly tiktokenPattern: TiktokenPattern
}

const LIMIT_BYTES = 100_000_000

/** Failures: `too-large`, `not-json`, `not-a-tokenizer`, `not-tiktoken`, `unsupported`, each with {what}. */
export async function readTokenizerFile(file: TokenizerFile): Promise<Outcome<Tokenizer>> {
  if (file.bytes.byteLength > LIMIT_BYTES) return fail('too-large', { what: file.name, limit: `${LIMIT_BYTES / 1e6} MB` })
  const bytes = new Uint8Array(file.bytes)
  const sha256 = await sha256Hex(bytes)
  if (sha256 === null) return fail('unsupported', { what: file.name, detail: 'files can be named by their hash on https and localhost only' })
  const identity = identityOf(file, sha256)
  const made = file.name.endsWith('.tiktoken')
    ? createTiktokenTokenizer(bytes, file.tiktokenPattern, identity)
    : fromTokenizerJson(file, bytes, identity)
  if (made.ok) return made
  const { code, values } = made.failure
  return fail(code, { what: file.name, ...values })
}

function fromTokenizerJson(file: TokenizerFile, bytes: Uint8Array, identity: ReturnType<typeof identityOf>): Outcome<Tokenizer> {
  const tokenizerJson = readJson(bytes, file.name)
  if (!tokenizerJson.ok) return tokenizerJson
  const config = file.configBytes === null ? succeed(null) : readJson(new Uint8Array(file.configBytes), 'tokenizer_config.json')
  if (!config.ok) return config
  return createStagedTokenizer({ tokenizerJson: tokenizerJson.value, tokenizerConfig: config.value }, identity)
}

type Identity = Pick<TokenizerCard, 'id' | 'aliases' | 'name' | 'source' | 'licence' | 'usedBy' | 'contextLength' | 'verification'>

function identityOf({ name, tiktokenPattern }: TokenizerFile, sha256: string): Identity {
  // The pattern is not in the file, but without it the ids mean nothing.
  const shown = name.endsWith('.tiktoken') ? `${name} (${tiktokenPattern})` : name
  return {
    id: formatReference({ kind: 'file', sha256, name: shown }),
    aliases: [],
    name: shown,
    source: { name, revision: `SHA-256 ${sha256}`, url: null },
    licence: 'as its owner says',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' },
  }
}
