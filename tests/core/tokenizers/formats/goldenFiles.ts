/** The files that the scripts beside `tests/oracle` have written, and tokenizers opened from them. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'fflate'
import * as v from 'valibot'
import { readTokenizerFile } from '../../../../src/platform/tokenizers/readTokenizerFile.ts'
import type { TokenizerBytes } from '../../../../src/platform/tokenizers/openTokenizer.ts'
import type { Outcome } from '../../../../src/core/tokenizers/failure.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'

export function unpacked(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gunzipSync(readFileSync(path)))
}

/** SentencePiece models, and the table of replacements that each of them has. */
export const sentencePieceModels = [
  ['unigram-nmt-nfkc', 'nmt_nfkc'],
  ['unigram-bytes', 'nfkc'],
  ['unigram-plain', 'identity'],
  ['unigram-suffix', 'nmt_nfkc_cf'],
  ['bpe-nmt-nfkc', 'nmt_nfkc'],
  ['bpe-bytes', 'identity'],
  ['bpe-symbols', 'identity'],
  ['bpe-unused', 'nfkc'],
  ['bpe-across', 'nmt_nfkc_cf'],
  ['char', 'nmt_nfkc'],
  ['char-bytes', 'nfkc'],
  ['word', 'nmt_nfkc'],
  ['word-bytes', 'identity'],
] as const

/** A SentencePiece model of the oracle's: two messages one after the other are one message. */
export function modelBytes(
  name: string,
  rules: string,
  folder = 'tests/oracle/sentencepiece',
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat([unpacked(`${folder}/${name}.model.gz`), unpacked(`${folder}/${rules}.map.gz`)]))
}

export const ggufBytes = (name: string): Uint8Array<ArrayBuffer> => unpacked(`tests/oracle/gguf/${name}.gguf.gz`)

const vocabulariesSchema = v.record(
  v.string(),
  v.object({
    files: v.record(v.string(), v.string()),
    answers: v.array(v.tuple([v.array(v.number()), v.array(v.number()), v.string()])),
  }),
)

/** Vocabularies with the files that they were published in, and what the Rust library makes of texts with them. */
export const vocabularies = v.parse(
  vocabulariesSchema,
  JSON.parse(Buffer.from(unpacked('tests/oracle/vocabularies/goldens.json.gz')).toString('utf8')),
)

/** Bytes by name, the tokenizer's own file first. */
export type Files = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>

export async function read(
  files: Files,
  tiktokenPattern: TokenizerBytes['tiktokenPattern'] = null,
): Promise<Outcome<Tokenizer>> {
  const [main, ...beside] = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: (typeof content === 'string' ? Uint8Array.from(Buffer.from(content)) : content).buffer,
  }))
  if (main === undefined) throw new Error('no files')
  return readTokenizerFile({ ...main, beside, tiktokenPattern })
}

export async function open(files: Files, pattern: TokenizerBytes['tiktokenPattern'] = null): Promise<Tokenizer> {
  const made = await read(files, pattern)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}
