/**
 * A table's file as text, in parts that end with a line: reads it as a stream, counts the bytes that come, and holds no more
 * of it than a part and a line.
 */
import { decodePart } from '../../../core/corpora/decodeText.ts'
import { baseName } from '../../../core/corpora/ownCorpus.ts'
import { lineBreaksIn } from '../../../core/corpora/rows/tableRow.ts'
import { fileLimits, limitInWords, MAX_RECORD_BYTES } from '../../../core/text/fileLimits.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { OpenedFile } from '../reading/protocol.ts'

export interface TextPart {
  readonly text: string
  readonly isLast: boolean
  /** Bytes of the file up to its end. */
  readonly doneBytes: number
}

interface Sizes {
  /** A part has at least so many bytes, and less than a line more; the last may have fewer. */
  readonly partBytes: number
  /** Of the whole file. */
  readonly limit: number
}

const SIZES: Sizes = { partBytes: 1_000_000, limit: fileLimits.table }
const LF = 0x0a
const CR = 0x0d

/** Ends with the first failure: `too-large`, `file-unreadable`, `corpus-not-utf8`, `table-record`. */
export async function* readParts(
  { path, file }: OpenedFile,
  { partBytes, limit } = SIZES,
): AsyncGenerator<Outcome<TextPart>, void, void> {
  const what = baseName(path)
  const reader = file.stream().getReader()
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  let doneBytes = 0
  let lines = 0

  function part(bytes: Uint8Array, isLast: boolean): Outcome<TextPart> {
    const text = decodePart({ path, bytes }, lines)
    if (!text.ok) return text
    lines += lineBreaksIn(text.value, text.value.includes('\n') ? '\n' : '\r')
    return { ok: true, value: { text: text.value, isLast, doneBytes } }
  }

  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      doneBytes += read.value.length
      if (doneBytes > limit) {
        yield fail('too-large', { what, limit: limitInWords(limit) })
        return
      }
      pending.push(read.value)
      pendingBytes += read.value.length
      if (pendingBytes < partBytes) continue
      const bytes = joined(pending, pendingBytes)
      const end = lastLineEnd(bytes)
      if (end > 0) {
        const made = part(bytes.subarray(0, end), false)
        yield made
        if (!made.ok) return
      } else if (pendingBytes > MAX_RECORD_BYTES) {
        yield fail('table-record', { what, line: lines + 1, limit: limitInWords(MAX_RECORD_BYTES) })
        return
      }
      const rest = bytes.subarray(end)
      pending = [rest]
      pendingBytes = rest.length
    }
    yield part(joined(pending, pendingBytes), true)
  } catch (error) {
    yield fail('file-unreadable', { what, detail: error instanceof Error ? error.message : String(error) })
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const one of parts) {
    bytes.set(one, at)
    at += one.length
  }
  return bytes
}

/** After the last LF; in a file without any, after the last CR, which an LF cannot follow unseen. 0 if there is none. */
function lastLineEnd(bytes: Uint8Array): number {
  const lf = bytes.lastIndexOf(LF)
  return lf === -1 ? bytes.lastIndexOf(CR, bytes.length - 2) + 1 : lf + 1
}
