/** Where the graphemes of a piece of text begin, in UTF-16 units and in bytes. No token is looked at here. */
import type { TextLayout } from './textLayout.ts'
import { utf8Length } from './textLayout.ts'

/** One entry per grapheme, and one for the end. The line break of the piece, if it has one, is the last grapheme. */
export interface Graphemes {
  readonly startUtf16: Uint32Array
  readonly startByte: Uint32Array
  readonly count: number
  /** 1 if the last grapheme is the line break. */
  readonly lineBreak: 0 | 1
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const PRINTABLE_ASCII = /^[\t\x20-\x7e]*$/u
const CACHE_LIMIT = 2000
const caches = new WeakMap<TextLayout, Map<number, Graphemes>>()

function compute(layout: TextLayout, piece: number): Graphemes {
  const from = layout.startUtf16[piece] ?? 0
  const to = layout.endUtf16[piece] ?? from
  const next = layout.startUtf16[piece + 1] ?? to
  const byte = layout.startByte[piece] ?? 0
  const lineBreak = next > to ? 1 : 0
  const slice = layout.text.slice(from, to)
  const starts: number[] = []
  const bytes: number[] = []
  if (PRINTABLE_ASCII.test(slice)) {
    for (let unit = 0; unit < slice.length; unit += 1) {
      starts.push(from + unit)
      bytes.push(byte + unit)
    }
  } else {
    let at = byte
    for (const { index, segment } of segmenter.segment(slice)) {
      starts.push(from + index)
      bytes.push(at)
      at += utf8Length(segment, 0, segment.length)
    }
  }
  const end = layout.startByte[piece + 1] ?? byte
  if (lineBreak === 1) {
    starts.push(to)
    bytes.push(end - utf8Length(layout.text, to, next))
  }
  const count = starts.length
  starts.push(next)
  bytes.push(end)
  return { startUtf16: Uint32Array.from(starts), startByte: Uint32Array.from(bytes), count, lineBreak }
}

/** The graphemes of a piece; kept for the pieces seen last, so that all lanes share them. */
export function graphemesOf(layout: TextLayout, piece: number): Graphemes {
  let cache = caches.get(layout)
  if (cache === undefined) {
    cache = new Map()
    caches.set(layout, cache)
  }
  const known = cache.get(piece)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const computed = compute(layout, piece)
  cache.set(piece, computed)
  return computed
}
