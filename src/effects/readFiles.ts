/** Sorts what a reader drops or picks: a text, or a tokenizer's files. Reads bytes; parses no tokenizer. */
import { fail, succeed } from '../tokenizers/failure.ts'
import type { Outcome } from '../tokenizers/failure.ts'
import type { ReaderFile } from '../workers/protocol.ts'

/** Bytes of a text file that is read. Above what can be counted a text is kept as one that was pasted, and the page says so. */
export const TEXT_FILE_LIMIT_BYTES = 100_000_000
/** Bytes of a tokenizer's file: the largest public `tokenizer.json` files are near 35 MB. */
export const TOKENIZER_FILE_LIMIT_BYTES = 200_000_000

export interface TextFile {
  readonly text: string
  /** Whether it starts with U+FEFF, which is kept. */
  readonly byteOrderMark: boolean
}

/** Whether a file's name says that it belongs to a tokenizer. */
export function isTokenizerFile(name: string): boolean {
  return /\.tiktoken$/i.test(name) || /tokenizer[^/]*\.json$/i.test(name)
}

/** The text of bytes that are strictly UTF-8, with a byte order mark kept; else where they are not. */
export function decodeText(bytes: Uint8Array, name: string): Outcome<TextFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return succeed({ text, byteOrderMark: text.startsWith('\ufeff') })
  } catch {
    const at = firstInvalidByte(bytes)
    const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    return fail('not-utf8', { what: name, byte: hex, at })
  }
}

/** Offset of the first byte that cannot follow those before it; of a sequence that the end cuts, its start. Bisects over prefixes. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  // With `stream`, a sequence that is cut at the prefix's end is no error yet.
  const isValidPrefix = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1
    if (isValidPrefix(middle)) valid = middle
    else invalid = middle
  }
  return invalid === bytes.length && isValidPrefix(invalid) ? startOfLastSequence(bytes) : valid
}

function startOfLastSequence(bytes: Uint8Array): number {
  let at = bytes.length - 1
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1
  return at
}

export async function readTextFile(file: File): Promise<Outcome<TextFile>> {
  if (file.size > TEXT_FILE_LIMIT_BYTES) return fail('too-large', { what: file.name, limit: '100 MB' })
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()), file.name)
  } catch (error) {
    return fail('internal', { detail: String(error) })
  }
}

function isConfig(file: File): boolean {
  return /tokenizer_config[^/]*\.json$/i.test(file.name)
}

/** The tokenizer files among those given: each `tokenizer.json` or `.tiktoken`, with the `tokenizer_config.json` beside it. */
export async function readTokenizerFiles(
  files: readonly File[],
  tiktokenPattern: ReaderFile['tiktokenPattern'],
): Promise<readonly Outcome<ReaderFile>[]> {
  const config = files.find(isConfig)
  const mains = files.filter((file) => file !== config)
  if (mains.length === 0) {
    return [fail('not-a-tokenizer', { what: config?.name ?? '', detail: 'tokenizer.json' })]
  }
  return Promise.all(
    mains.map(async (file): Promise<Outcome<ReaderFile>> => {
      if (file.size > TOKENIZER_FILE_LIMIT_BYTES) return fail('too-large', { what: file.name, limit: '200 MB' })
      try {
        const [bytes, configBytes] = await Promise.all([file.arrayBuffer(), config?.arrayBuffer() ?? null])
        return succeed({ name: file.name, bytes, configBytes, tiktokenPattern })
      } catch (error) {
        return fail('internal', { detail: String(error) })
      }
    }),
  )
}
