/**
 * A tokenizer from bytes of a known format, wherever they came from: the reader of each format, fetched when it is first
 * needed. See the registry in `core/files/fileFormats.ts`.
 */
import { fileFormats, type FileFormatId, type TokenizerFormatId } from '../../core/files/fileFormats.ts'
import { BEGINNING_BYTES, recognise } from '../../core/files/recognise.ts'
import { createTiktokenTokenizer } from '../../core/tokenizers/bpe/tiktokenFile.ts'
import { patternOfRanks, type TiktokenPattern } from '../../core/tokenizers/bpe/tiktokenPatterns.ts'
import { readChatTemplate } from '../../core/tokenizers/chatTemplate.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { ConfigurationFiles } from '../../core/tokenizers/formats/configuration.ts'
import type { CardIdentity } from '../../core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { withParts } from '../../core/tokenizers/withParts.ts'
import { readJson } from './readJson.ts'
import { sha256Hex } from './sha256.ts'
import { importStages } from './stages.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: ArrayBuffer
}

export interface TokenizerBytes extends NamedBytes {
  /** What was given with it: its configuration, its merges. */
  readonly beside: readonly NamedBytes[]
  /** For a file that does not say how it splits a text; null where the reader has not said. */
  readonly tiktokenPattern: TiktokenPattern | null
  /** Of a tokenizer.json that was trained here: by which recipe (`core/training/recipe.ts`), so that its reference can travel. */
  readonly recipe?: string
}

/** @param note what the file's name does not say, but its meaning depends on; null if nothing */
type IdentityOf = (note: string | null) => CardIdentity

type Reader = (file: TokenizerBytes, identityOf: IdentityOf) => Outcome<Tokenizer> | Promise<Outcome<Tokenizer>>

/** The reader of each format of whole tokenizers. */
const readers: Readonly<Record<TokenizerFormatId, Reader>> = {
  'tokenizer-json': fromTokenizerJson,
  tekken: fromTekken,
  gguf: fromGguf,
  sentencepiece: fromSentencePiece,
  'vocabulary-text': fromVocabularyText,
  'vocabulary-json': fromVocabularyAndMerges,
  tiktoken: fromRanks,
}

/** Failures: those of the format (`FileFormat.failures`), each with {what}. */
export async function openTokenizer(
  id: TokenizerFormatId,
  file: TokenizerBytes,
  identityOf: IdentityOf,
): Promise<Outcome<Tokenizer>> {
  const made = await readers[id](file, identityOf)
  if (made.ok) return succeed(withChat(made.value, file))
  const { code, values } = made.failure
  // What was made of a file that is no JSON is not what the reader chose.
  if (code === 'not-a-tokenizer' && !JSON_FORMATS.has(id))
    return fail('damaged-file', { what: file.name, kind: fileFormats[id].label, ...values })
  return fail(code, { what: file.name, ...values })
}

const JSON_FORMATS: ReadonlySet<TokenizerFormatId> = new Set(['tokenizer-json', 'vocabulary-json'])

export function formatOf({ name, bytes }: NamedBytes): FileFormatId {
  return recognise(name, new TextDecoder().decode(new Uint8Array(bytes).subarray(0, BEGINNING_BYTES)))
}

/** With the chat template that stands beside the tokenizer, if its own file has none. */
function withChat(tokenizer: Tokenizer, file: TokenizerBytes): Tokenizer {
  if (tokenizer.chatTemplate !== undefined) return tokenizer
  const config = jsonOf(part(file, 'tokenizer-config'))
  const jinja = part(file, 'chat-template')
  const chatTemplate = readChatTemplate(
    config.ok ? config.value : null,
    jinja === null ? null : new TextDecoder().decode(jinja.bytes),
  )
  return chatTemplate === null ? tokenizer : withParts(tokenizer, { chatTemplate })
}

/** The names of the files without which there is no tokenizer: `vocab.json + merges.txt`. */
export function essentialNames({ name, beside }: Pick<TokenizerBytes, 'name' | 'beside'>): string {
  const merges = beside.find((one) => formatOf(one) === 'merges')
  return merges === undefined ? name : `${name} + ${merges.name}`
}

function part({ beside }: TokenizerBytes, id: FileFormatId): NamedBytes | null {
  return beside.find((one) => formatOf(one) === id) ?? null
}

/** The parsed JSON of a file that is there; null of one that is not. */
function jsonOf(file: NamedBytes | null): Outcome<unknown> {
  return file === null ? succeed(null) : readJson(new Uint8Array(file.bytes), file.name)
}

/** `damaged-file` {what, kind, detail} for bytes that are not UTF-8. */
function textOf({ name, bytes }: NamedBytes, kind: string): Outcome<string> {
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return fail('damaged-file', { what: name, kind, detail: 'its bytes are not UTF-8' })
  }
}

async function configurationOf(file: TokenizerBytes) {
  const tokenizerConfig = jsonOf(part(file, 'tokenizer-config'))
  if (!tokenizerConfig.ok) return tokenizerConfig
  const specialTokensMap = jsonOf(part(file, 'special-tokens-map'))
  if (!specialTokensMap.ok) return specialTokensMap
  const addedTokens = jsonOf(part(file, 'added-tokens'))
  if (!addedTokens.ok) return addedTokens
  const { readConfiguration } = await import('../../core/tokenizers/formats/configuration.ts')
  const files: ConfigurationFiles = {
    tokenizerConfig: tokenizerConfig.value,
    specialTokensMap: specialTokensMap.value,
    addedTokens: addedTokens.value,
  }
  return succeed(readConfiguration(files))
}

async function staged(tokenizerJson: unknown, identity: CardIdentity): Promise<Outcome<Tokenizer>> {
  const { createStagedTokenizer } = await importStages()
  return createStagedTokenizer({ tokenizerJson, tokenizerConfig: null }, identity)
}

async function fromTokenizerJson(file: TokenizerBytes, identityOf: IdentityOf): Promise<Outcome<Tokenizer>> {
  const tokenizerJson = jsonOf(file)
  if (!tokenizerJson.ok) return tokenizerJson
  const config = jsonOf(part(file, 'tokenizer-config'))
  return config.ok ? staged(tokenizerJson.value, identityOf(null)) : config
}

async function fromTekken(file: TokenizerBytes, identityOf: IdentityOf): Promise<Outcome<Tokenizer>> {
  const json = jsonOf(file)
  if (!json.ok) return json
  const { tekkenAsJson } = await import('../../core/tokenizers/formats/tekken.ts')
  const tokenizerJson = tekkenAsJson(json.value)
  return tokenizerJson.ok ? staged(tokenizerJson.value, identityOf(null)) : tokenizerJson
}

async function fromVocabularyText(file: TokenizerBytes, identityOf: IdentityOf): Promise<Outcome<Tokenizer>> {
  const text = textOf(file, 'vocab.txt')
  if (!text.ok) return text
  const configuration = await configurationOf(file)
  if (!configuration.ok) return configuration
  const { vocabularyTextAsJson } = await import('../../core/tokenizers/formats/vocabularyText.ts')
  const tokenizerJson = vocabularyTextAsJson(text.value, configuration.value)
  return tokenizerJson.ok ? staged(tokenizerJson.value, identityOf(null)) : tokenizerJson
}

async function fromVocabularyAndMerges(file: TokenizerBytes, identityOf: IdentityOf): Promise<Outcome<Tokenizer>> {
  const merges = part(file, 'merges')
  if (merges === null) return fail('part-missing', { part: 'merges.txt' })
  const vocabulary = jsonOf(file)
  if (!vocabulary.ok) return vocabulary
  const text = textOf(merges, 'merges.txt')
  if (!text.ok) return text
  const configuration = await configurationOf(file)
  if (!configuration.ok) return configuration
  const { vocabularyAndMergesAsJson } = await import('../../core/tokenizers/formats/vocabularyAndMerges.ts')
  const tokenizerJson = vocabularyAndMergesAsJson(vocabulary.value, text.value, configuration.value)
  if (tokenizerJson.ok) return staged(tokenizerJson.value, identityOf(null))
  const { code, values } = tokenizerJson.failure
  return fail(code, { what: code === 'damaged-file' ? merges.name : file.name, ...values })
}

async function fromSentencePiece(file: TokenizerBytes, identityOf: IdentityOf): Promise<Outcome<Tokenizer>> {
  const configuration = await configurationOf(file)
  if (!configuration.ok) return configuration
  const { openSentencePiece } = await import('../../core/tokenizers/sentencepiece/openSentencePiece.ts')
  return openSentencePiece(new Uint8Array(file.bytes), configuration.value, identityOf(null))
}

async function fromGguf(file: TokenizerBytes, identityOf: IdentityOf): Promise<Outcome<Tokenizer>> {
  const { openGguf } = await import('../../core/tokenizers/gguf/createGguf.ts')
  return openGguf(new Uint8Array(file.bytes), file.tiktokenPattern, (guess) =>
    identityOf(guess === null ? null : `guess: ${guess}`),
  )
}

async function fromRanks({ name, bytes, tiktokenPattern }: TokenizerBytes, identityOf: IdentityOf) {
  const file = new Uint8Array(bytes)
  const known = patternOfRanks(name, (await sha256Hex(file)) ?? '')
  const pattern = known ?? tiktokenPattern
  if (pattern === null) return fail('no-pattern')
  // The pattern is not in the file, but without it the ids mean nothing.
  const origin = known === null ? 'chosen by the reader' : 'known from the file'
  return createTiktokenTokenizer(file, pattern, origin, identityOf(pattern))
}
