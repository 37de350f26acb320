/** A tokenizer from a file of the reader's, by the reader of its format: see the registry in `core/files/fileFormats.ts`. */
import { fileFormats, isTokenizerFormat, type TokenizerFormatId } from '../../core/files/fileFormats.ts'
import { BEGINNING_BYTES, recognise } from '../../core/files/recognise.ts'
import { createTiktokenTokenizer } from '../../core/tokenizers/bpe/tiktokenFile.ts'
import { patternOfRanks, type TiktokenPattern } from '../../core/tokenizers/bpe/tiktokenPatterns.ts'
import type { TokenizerCard } from '../../core/tokenizers/card.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { formatReference } from '../../core/tokenizers/reference.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { fileLimits, limitWords } from '../../core/text/fileLimits.ts'
import { readJson } from './readJson.ts'
import { sha256Hex } from './sha256.ts'
import { importStages } from './stages.ts'

export interface TokenizerFile {
  readonly name: string
  readonly bytes: ArrayBuffer
  readonly configBytes: ArrayBuffer | null
  /** For a rank file whose pattern its name and hash do not tell; null where the reader has not said. */
  readonly tiktokenPattern: TiktokenPattern | null
}

type Reader = (
  file: TokenizerFile,
  bytes: Uint8Array,
  sha256: string,
) => Outcome<Tokenizer> | Promise<Outcome<Tokenizer>>

/** The reader of each format of whole tokenizers. */
const readers: Readonly<Record<TokenizerFormatId, Reader>> = {
  'tokenizer-json': (file, bytes, sha256) => fromTokenizerJson(file, bytes, identityOf(file.name, file.name, sha256)),
  tiktoken: fromRanks,
}

/** Failures: those of its format (`FileFormat.failures`), each with {what}; `unsupported` where the page has no hashes. */
export async function readTokenizerFile(file: TokenizerFile): Promise<Outcome<Tokenizer>> {
  const bytes = new Uint8Array(file.bytes)
  const beginning = new TextDecoder().decode(bytes.subarray(0, BEGINNING_BYTES))
  const recognised = recognise(file.name, beginning)
  // What was given for a tokenizer and is of no known format is read as the usual one, which says what is wrong.
  const id = isTokenizerFormat(recognised) ? recognised : 'tokenizer-json'
  const { limit } = fileFormats[id]
  if (bytes.byteLength > fileLimits[limit]) return fail('too-large', { what: file.name, limit: limitWords(limit) })
  const sha256 = await sha256Hex(bytes)
  if (sha256 === null)
    return fail('unsupported', {
      what: file.name,
      detail: 'files can be named by their hash on https and localhost only',
    })
  const made = await readers[id](file, bytes, sha256)
  if (made.ok) return made
  const { code, values } = made.failure
  return fail(code, { what: file.name, ...values })
}

function fromRanks({ name, tiktokenPattern }: TokenizerFile, bytes: Uint8Array, sha256: string): Outcome<Tokenizer> {
  const known = patternOfRanks(name, sha256)
  const pattern = known ?? tiktokenPattern
  if (pattern === null) return fail('no-pattern')
  // The pattern is not in the file, but without it the ids mean nothing.
  const identity = identityOf(name, `${name} (${pattern})`, sha256)
  return createTiktokenTokenizer(
    bytes,
    pattern,
    known === null ? 'chosen by the reader' : 'known from the file',
    identity,
  )
}

async function fromTokenizerJson(
  file: TokenizerFile,
  bytes: Uint8Array,
  identity: Identity,
): Promise<Outcome<Tokenizer>> {
  const tokenizerJson = readJson(bytes, file.name)
  if (!tokenizerJson.ok) return tokenizerJson
  const config =
    file.configBytes === null ? succeed(null) : readJson(new Uint8Array(file.configBytes), 'tokenizer_config.json')
  if (!config.ok) return config
  const { createStagedTokenizer } = await importStages()
  return createStagedTokenizer({ tokenizerJson: tokenizerJson.value, tokenizerConfig: config.value }, identity)
}

type Identity = Pick<
  TokenizerCard,
  'id' | 'aliases' | 'name' | 'source' | 'licence' | 'usedBy' | 'contextLength' | 'verification'
>

function identityOf(name: string, shown: string, sha256: string): Identity {
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
