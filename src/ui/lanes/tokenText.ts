/** The text under a span of bytes. Pure. */
import { encodeUtf8 } from '../../core/text/utf8.ts'
import type { TextLayout } from './textLayout.ts'
import { pieceAtByte, utf8Length } from './textLayout.ts'

/** The UTF-16 offset of a byte, and whether it is the start of a code point (else the one that holds it). */
export function utf16AtByte(layout: TextLayout, byte: number): { readonly offset: number; readonly exact: boolean } {
  const piece = pieceAtByte(layout, byte)
  let offset = layout.startUtf16[piece] ?? 0
  let at = layout.startByte[piece] ?? 0
  const end = layout.startUtf16[piece + 1] ?? offset
  while (at < byte && offset < end) {
    const units = (layout.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
    const bytes = utf8Length(layout.text, offset, offset + units)
    if (at + bytes > byte) return { offset, exact: false }
    at += bytes
    offset += units
  }
  return { offset, exact: true }
}

export interface SpanText {
  readonly text: string
  readonly startUtf16: number
  readonly endUtf16: number
  /** Whether the span begins and ends between characters; else `text` holds the characters that it touches. */
  readonly whole: boolean
}

/** The characters that a span of bytes touches. */
export function textOfSpan(layout: TextLayout, startByte: number, endByte: number): SpanText {
  const start = utf16AtByte(layout, startByte)
  const end = utf16AtByte(layout, endByte)
  let to = end.offset
  if (!end.exact) to += (layout.text.codePointAt(to) ?? 0) > 0xffff ? 2 : 1
  return {
    text: layout.text.slice(start.offset, to),
    startUtf16: start.offset,
    endUtf16: to,
    whole: start.exact && end.exact,
  }
}

/** The bytes of the text's UTF-8 from `startByte` to before `endByte`. */
export function bytesOfSpan(layout: TextLayout, startByte: number, endByte: number): Uint8Array {
  const piece = pieceAtByte(layout, startByte)
  const before = startByte - (layout.startByte[piece] ?? 0)
  const { endUtf16 } = textOfSpan(layout, startByte, endByte)
  return encodeUtf8(layout.text.slice(layout.startUtf16[piece] ?? 0, endUtf16)).subarray(
    before,
    before + endByte - startByte,
  )
}
