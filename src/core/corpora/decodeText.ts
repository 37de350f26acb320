/** Bytes of a corpus file as text, if they are UTF-8 and nothing else; a byte order mark at the start is not text. */
import { byteHex } from '../text/hex.ts'
import { baseName, refuse, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'

/** Failures: `corpus-not-utf8` {what, line, byte}. */
export function decodeText({ path, bytes }: CorpusFile): CorpusOutcome<string> {
  return decode(path, bytes, 0, false)
}

/**
 * A part of a file that ends with a line or with the file. A byte order mark is kept. Failures as of {@link decodeText}.
 *
 * @param linesBefore lines of the file before the part
 */
export function decodePart({ path, bytes }: CorpusFile, linesBefore: number): CorpusOutcome<string> {
  return decode(path, bytes, linesBefore, true)
}

function decode(path: string, bytes: Uint8Array, linesBefore: number, keepsMark: boolean): CorpusOutcome<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark }).decode(bytes) }
  } catch {
    const { line, byte } = firstBadLine(bytes)
    return refuse('corpus-not-utf8', {
      what: baseName(path),
      line: linesBefore + line,
      byte: byteHex(byte),
    })
  }
}

/** The first line that is not UTF-8, from 1, and its byte that cannot stand there. No UTF-8 sequence holds a line break. */
function firstBadLine(bytes: Uint8Array): { readonly line: number; readonly byte: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for (let start = 0, line = 1; ; line++) {
    const [end, next] = lineEnd(bytes, start)
    const content = bytes.subarray(start, end)
    try {
      decoder.decode(content)
    } catch {
      return { line, byte: badByte(content) }
    }
    if (end === bytes.length) return { line, byte: 0 }
    start = next
  }
}

/** Where the line that begins here ends, and where the next begins: after LF, CR LF or CR. */
function lineEnd(bytes: Uint8Array, start: number): readonly [end: number, next: number] {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === 0x0a) return [at, at + 1]
    if (bytes[at] === 0x0d) return [at, bytes[at + 1] === 0x0a ? at + 2 : at + 1]
  }
  return [bytes.length, bytes.length]
}

/** The byte at which the line stops being UTF-8. */
function badByte(line: Uint8Array): number {
  let valid = 0
  for (let length = 1; length <= line.length; length++) {
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line.subarray(0, length), { stream: true })
      valid = length
    } catch {
      break
    }
  }
  return line[valid] ?? line.at(-1) ?? 0
}
