/**
 * Repositories without a tokenizer.json: each has its tokenizer in another file, or none. Every file is answered whole or in
 * ranges, and the folder is listed, as the hub does it.
 */
import type { ServerResponse } from 'node:http'
import { ggufBytes, modelBytes, unpacked, vocabularies } from '../core/tokenizers/formats/goldenFiles.ts'

export interface FileRequest {
  /** In the repository; null: its list of files. */
  readonly path: string | null
  readonly range: readonly [from: number, to: number | null] | null
}

type Files = Readonly<Record<string, string | Uint8Array>>

/** A GGUF file whose weights are announced, and would be far too large to send. */
const GGUF_BYTES = 5_000_000_000

const tekken = JSON.stringify({
  config: { pattern: '[^ ]+| ', default_vocab_size: 260, default_num_special_tokens: 2, version: 'v3' },
  vocab: Array.from({ length: 258 }, (_, rank) => ({
    rank,
    token_bytes: Buffer.from(rank < 256 ? [rank] : [97, 98, rank - 256]).toString('base64'),
  })),
})

const spiece = unpacked('tests/oracle/gguf/t5.model.gz')
const t5Config = JSON.stringify({ tokenizer_class: 'T5Tokenizer', eos_token: '</s>' })
const gpt2 = vocabularies['gpt2']?.files ?? {}

const repositories: Readonly<Record<string, Files>> = {
  'other/tekken': { 'tekken.json': tekken, 'vocab.txt': 'not\nit\n' },
  'other/t5': { 'spiece.model': spiece, 'tokenizer_config.json': t5Config, 'vocab.txt': 'not\nit\n' },
  'other/llama': { 'tokenizer.model': modelBytes('bpe-bytes', 'identity'), 'vocab.json': '{}' },
  'other/gpt2': gpt2,
  'other/half': {
    'vocab.json': gpt2['vocab.json'] ?? '',
    'vocab.txt': vocabularies['bert-cased']?.files['vocab.txt'] ?? '',
  },
  'other/gguf': {
    'mmproj-small.gguf': 'GGUF',
    'model-00002-of-00002.gguf': 'GGUF',
    'model-00001-of-00002.gguf': ggufBytes('gpt2'),
  },
  'other/unknown-gguf': { 'model.gguf': ggufBytes('unknown') },
  'other/none': { 'README.md': '#' },
}
/** A repository of a server that has no list. */
const UNLISTED: Files = { 'config.json': '{}', 'vocab.txt': vocabularies['bert-cased']?.files['vocab.txt'] ?? '' }

function sizeOf(name: string, bytes: Uint8Array): number {
  return name.endsWith('.gguf') && bytes.length > 100 ? GGUF_BYTES : bytes.length
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}

function list(files: Files): string {
  return JSON.stringify(
    Object.entries(files).map(([path, content]) => ({ type: 'file', path, size: sizeOf(path, bytesOf(content)) })),
  )
}

function sendFile(response: ServerResponse, name: string, bytes: Uint8Array, range: FileRequest['range']): void {
  const size = sizeOf(name, bytes)
  if (range === null) {
    response.writeHead(200, { 'content-length': size })
    response.end(bytes)
    return
  }
  const [from, last] = range
  const end = Math.min(size, (last ?? size - 1) + 1)
  if (from >= size) {
    response.writeHead(416)
    response.end()
    return
  }
  const part = Buffer.alloc(end - from)
  part.set(bytes.subarray(from, end))
  response.writeHead(206, { 'content-length': part.length, 'content-range': `bytes ${from}-${end - 1}/${size}` })
  response.end(part)
}

/** Whether the repository is one of these, and was answered for. */
export function answerFiles(repository: string, { path, range }: FileRequest, response: ServerResponse): boolean {
  const files = repository === 'other/unlisted' ? UNLISTED : repositories[repository]
  if (files === undefined) return false
  if (path === null && repository !== 'other/unlisted') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(list(files))
    return true
  }
  const content = path === null ? undefined : files[path]
  if (path === null || content === undefined) {
    response.writeHead(404, repository === 'other/unlisted' ? {} : { 'x-error-code': 'EntryNotFound' })
    response.end()
    return true
  }
  sendFile(response, path, bytesOf(content), range)
  return true
}
