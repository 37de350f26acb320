/** Sorts what a reader drops or picks: a text, or a tokenizer's files. Reads bytes; parses no tokenizer. */
import { fail, succeed } from '../tokenizers/failure.ts'
import type { Outcome } from '../tokenizers/failure.ts'
import { megabytes, TOKENIZER_LIMIT_BYTES } from '../tokenizers/loading/limits.ts'
import type { ReaderFile } from '../workers/protocol.ts'

/** Bytes of a text file that is read. Above what can be counted a text is kept as one that was pasted, and the page says so. */
export const TEXT_FILE_LIMIT_BYTES = 100_000_000

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

/** Offset of the first byte that is not part of a whole sequence. Bisects over prefixes. */
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
  const longest = isValidPrefix(invalid) ? invalid : valid
  // A sequence that begins well and is broken off is wrong from its first byte: 'caf\xe9 ' at 3.
  return isWhole(bytes.subarray(0, longest)) ? longest : startOfLastSequence(bytes, longest)
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Where the sequence starts to which byte `end - 1` belongs. */
function startOfLastSequence(bytes: Uint8Array, end: number): number {
  let at = end - 1
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1
  return at
}

export async function readTextFile(file: File): Promise<Outcome<TextFile>> {
  if (file.size > TEXT_FILE_LIMIT_BYTES) return fail('too-large', { what: file.name, limit: megabytes(TEXT_FILE_LIMIT_BYTES) })
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
      if (file.size > TOKENIZER_LIMIT_BYTES) return fail('too-large', { what: file.name, limit: megabytes(TOKENIZER_LIMIT_BYTES) })
      try {
        const [bytes, configBytes] = await Promise.all([file.arrayBuffer(), config?.arrayBuffer() ?? null])
        return succeed({ name: file.name, bytes, configBytes, tiktokenPattern })
      } catch (error) {
        return fail('internal', { detail: String(error) })
      }
    }),
  )
}
