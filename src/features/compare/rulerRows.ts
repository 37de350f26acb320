/** The rows of the byte ruler over a span of bytes: graphemes, code points, bytes, tokens. Pure. */
import { byteHex, codePointLabel } from '../../core/text/hex.ts'
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import { graphemesOf } from '../../ui/lanes/graphemesOf.ts'
import { runLabel } from '../../ui/lanes/invisibleLabels.ts'
import { isInvisible, markedRuns } from '../../ui/lanes/invisibles.ts'
import type { TextLayout } from '../../ui/lanes/textLayout.ts'
import { pieceAtByte, utf8Length } from '../../ui/lanes/textLayout.ts'
import { lowerBound, tokensOver } from '../../ui/lanes/tokenSearch.ts'

/** Bytes that the ruler shows at once. */
export const RULER_BYTES = 64

/** A cell over the bytes `[from, to)`, counted from the ruler's first byte. */
export interface RulerCell {
  readonly from: number
  readonly to: number
  readonly label: string
}

interface RulerToken extends RulerCell {
  readonly token: number
  readonly id: number
  /** Whether the token goes on beyond the ruler's start or end. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

export interface RulerRows {
  readonly startByte: number
  readonly endByte: number
  readonly graphemes: readonly RulerCell[]
  readonly codePoints: readonly RulerCell[]
  readonly bytes: readonly string[]
  /** Rows of tokens whose spans do not overlap: one row unless spans are approximate. */
  readonly tokens: readonly (readonly RulerToken[])[]
}

const encoder = new TextEncoder()

/** The grapheme itself, or what stands for one that cannot be seen. */
function graphemeLabel(text: string): string {
  if (text === ' ') return '␠'
  if (text === '\n' || text === '\r\n') return '↵'
  if (isInvisible(text)) return runLabel([...text])
  return markedRuns(text, false)
    .map(({ text: part, mark, label }) => (mark === null ? part : label))
    .join('')
}

/** The start of the grapheme that holds the byte. */
export function graphemeStart(layout: TextLayout, byte: number): number {
  const graphemes = graphemesOf(layout, pieceAtByte(layout, byte))
  const after = lowerBound(graphemes.startByte.subarray(0, graphemes.count), byte + 1)
  return graphemes.startByte[Math.max(0, after - 1)] ?? 0
}

/** Rows from the grapheme that holds `byte` on, over at most {@link RULER_BYTES} bytes (more only for one longer grapheme). */
export function rulerRows(layout: TextLayout, encoding: Encoding, byte: number): RulerRows {
  const startByte = graphemeStart(layout, Math.min(byte, layout.bytes))
  const graphemes: RulerCell[] = []
  const codePoints: RulerCell[] = []
  const bytes: string[] = []
  let at = startByte
  collect: for (let piece = pieceAtByte(layout, startByte); piece < layout.pieces; piece += 1) {
    const starts = graphemesOf(layout, piece)
    for (let place = 0; place < starts.count; place += 1) {
      const from = starts.startByte[place] ?? 0
      if (from < startByte) continue
      const to = starts.startByte[place + 1] ?? from
      if (to - startByte > RULER_BYTES && at > startByte) break collect
      const text = layout.text.slice(starts.startUtf16[place], starts.startUtf16[place + 1])
      graphemes.push({ from: from - startByte, to: to - startByte, label: graphemeLabel(text) })
      let within = from - startByte
      for (const character of text) {
        const width = utf8Length(character, 0, character.length)
        codePoints.push({ from: within, to: within + width, label: codePointLabel(character.codePointAt(0) ?? 0) })
        within += width
      }
      for (const value of encoder.encode(text)) bytes.push(byteHex(value))
      at = to
    }
  }
  return { startByte, endByte: at, graphemes, codePoints, bytes, tokens: tokenRows(encoding, startByte, at) }
}

function tokenRows(encoding: Encoding, startByte: number, endByte: number): RulerToken[][] {
  const rows: RulerToken[][] = []
  const range = tokensOver(encoding, startByte, endByte)
  for (let token = range.from; token < range.to; token += 1) {
    const start = encoding.startByte[token] ?? 0
    const end = encoding.endByte[token] ?? 0
    if (start === end) continue
    const from = Math.max(start, startByte) - startByte
    const id = encoding.ids[token] ?? 0
    let row = rows.find((cells) => (cells.at(-1)?.to ?? 0) <= from)
    if (row === undefined) {
      row = []
      rows.push(row)
    }
    const to = Math.min(end, endByte) - startByte
    row.push({ from, to, label: String(id), token, id, openStart: start < startByte, openEnd: end > endByte })
  }
  return rows
}
