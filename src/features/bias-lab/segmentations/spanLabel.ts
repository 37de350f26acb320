/** How a span of bytes is called: its text where it is whole characters, else its bytes. Pure. */
import { byteHex, bytesHex } from '../../../core/text/hex.ts'
import type { Segmentation } from './questions.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const WHITE_SPACE: Readonly<Record<string, string>> = { ' ': '␣', '\t': '⇥', '\n': '↵', '\r': '␍' }

/** Text in quotes, with signs for white space; or hexadecimal bytes. */
export function spanLabel(bytes: Uint8Array, startByte: number, endByte: number): string {
  const span = bytes.subarray(startByte, endByte)
  try {
    return `“${decoder.decode(span).replace(/[ \t\n\r]/g, (space) => WHITE_SPACE[space] ?? space)}”`
  } catch {
    return bytesHex(span)
  }
}

/** Each token of a segmentation; tokens of a byte in hexadecimal, also where the byte is a character. */
export function tokenLabels(
  bytes: Uint8Array,
  { endBytes, byteTokens }: Pick<Segmentation, 'endBytes' | 'byteTokens'>,
): string[] {
  return spanLabels(bytes, 0, endBytes).map((label, index) =>
    byteTokens.includes(index) ? byteHex(bytes[(endBytes[index] ?? 0) - 1] ?? 0) : label,
  )
}

/** Each span between the ends. */
export function spanLabels(bytes: Uint8Array, startByte: number, endBytes: readonly number[]): string[] {
  return endBytes.map((end, index) => spanLabel(bytes, endBytes[index - 1] ?? startByte, end))
}
