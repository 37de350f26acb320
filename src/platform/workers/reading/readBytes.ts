/** Reads what a reader opened as a stream: counts the bytes that come, stops at the limit, and says how far it is. */
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'

/** Bytes that may still be read of all files together. */
export interface Budget {
  left: number
  /** Of the failure's sentence. */
  readonly limit: string
}

/**
 * The bytes of a stream, such as of a file. Failures: `too-large` {what, limit}, `file-unreadable` {what, detail}.
 *
 * @param onBytes is told of each part's length
 */
export async function readBytes(
  stream: ReadableStream<Uint8Array>,
  what: string,
  budget: Budget,
  onBytes: (count: number) => void,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length
      budget.left -= part.value.length
      if (budget.left < 0) {
        await reader.cancel()
        return fail('too-large', { what, limit: budget.limit })
      }
      parts.push(part.value)
      onBytes(part.value.length)
    }
  } catch (error) {
    return fail('file-unreadable', { what, detail: error instanceof Error ? error.message : String(error) })
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return succeed(bytes)
}
