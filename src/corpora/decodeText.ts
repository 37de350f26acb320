/** Bytes of a corpus file as text, if they are UTF-8 and nothing else; a byte order mark at the start is not text. */
import { baseName, refuse, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'

/** Failures: `corpus-not-utf8` {what, line, byte}. */
export function decodeText({ path, bytes }: CorpusFile): CorpusOutcome<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const { line, byte } = firstBadLine(bytes)
    return refuse('corpus-not-utf8', { what: baseName(path), line, byte: byte.toString(16).toUpperCase().padStart(2, '0') })
  }
}

/** The first line that is not UTF-8, from 1, and the first byte in it that is not of ASCII. No UTF-8 sequence holds a line break. */
function firstBadLine(bytes: Uint8Array): { readonly line: number; readonly byte: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for (let start = 0, line = 1; ; line++) {
    const found = bytes.indexOf(0x0a, start)
    const end = found === -1 ? bytes.length : found
    const content = bytes.subarray(start, end)
    try {
      decoder.decode(content)
    } catch {
      return { line, byte: badByte(content) }
    }
    if (found === -1) return { line, byte: 0 }
    start = end + 1
  }
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
