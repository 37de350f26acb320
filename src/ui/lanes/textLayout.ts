/**
 * Cuts a text into lines, lines into paragraphs, and these into pieces, once a text: every lane shares the result. A line
 * is drawn as one paragraph, so that the browser orders, shapes and breaks it as the whole that it is; only a line of a
 * long text that is longer than can be drawn is several paragraphs. Pieces are what is drawn anew, and cannot be seen.
 * Columns only; no grapheme of a piece is computed here (see `graphemesOf.ts`) and no token is looked at.
 */

/** A line longer than this is cut into pieces, at grapheme boundaries, before a space if one is near. UTF-16 units. */
const PIECE_UNITS = 800
/** How far before the ideal cut a space is looked for. */
const SPACE_UNITS = 200
/** Texts up to this size are drawn whole, without a scroll bar of their own. */
const WHOLE_UNITS = 6000
const WHOLE_PIECES = 120
/** Longer texts are drawn as far as they are in sight: a line of theirs is a paragraph up to this length. */
const PARAGRAPH_UNITS = 4000
/** Paragraphs are drawn in blocks of at most this many units, or one paragraph … */
const BLOCK_UNITS = 400
/** … and of at most this many pieces, so that a text of empty lines makes few blocks. */
const BLOCK_PIECES = 16
/** How far beyond the ideal cut a grapheme may reach before the cut is made there anyway. */
const REACH_UNITS = 300

export interface TextLayout {
  readonly text: string
  /** Length of the text in UTF-8; a lone surrogate counts as the three bytes of U+FFFD. */
  readonly bytes: number
  readonly pieces: number
  /** Where each piece starts; one entry more than there are pieces. The line break belongs to the piece before it. */
  readonly startUtf16: Uint32Array
  readonly startByte: Uint32Array
  /** End of the piece without its line break. */
  readonly endUtf16: Uint32Array
  /** Index of the piece's line, from 0. */
  readonly line: Uint32Array
  /** 1 where the piece is the last one of its line. */
  readonly endsLine: Uint8Array
  /** 1 where a paragraph begins with the piece. */
  readonly startsParagraph: Uint8Array
  /** Whether the text is short enough to be drawn whole; then every line is one paragraph. */
  readonly isWhole: boolean
  /** First piece of each block; one entry more than there are blocks. */
  readonly blocks: Uint32Array
  readonly lines: number
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/gu
const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Number of UTF-8 bytes of `text` from `from` to `to`, which must not cut a surrogate pair. */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = to - from
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < to && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      // Two units, four bytes.
      bytes += 2
      at += 1
    } else bytes += 2
  }
  return bytes
}

/**
 * The last grapheme boundary not after `from + PIECE_UNITS`, before a space if one is near, since few tokens reach over
 * that; beyond it if one grapheme is longer than a piece.
 */
function cutAfter(text: string, from: number, to: number): number {
  const slice = text.slice(from, Math.min(to, from + PIECE_UNITS + REACH_UNITS))
  const graphemes = graphemeSegmenter.segment(slice)
  const space = slice.lastIndexOf(' ', PIECE_UNITS)
  if (space > PIECE_UNITS - SPACE_UNITS && graphemes.containing(space)?.index === space) return from + space
  const grapheme = graphemes.containing(PIECE_UNITS)
  if (grapheme === undefined) return to
  if (grapheme.index > 0) return from + grapheme.index
  const end = from + slice.length
  const cutsPair = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(end) & 0xfc00) === 0xdc00
  return cutsPair ? end + 1 : end
}

/** The layout of `text`. Takes about 10 ms a megabyte. */
export function layoutText(text: string): TextLayout {
  const startUtf16: number[] = []
  const startByte: number[] = []
  const endUtf16: number[] = []
  const line: number[] = []
  const endsLine: number[] = []
  const startsParagraph: number[] = []
  const blocks: number[] = [0]
  let byte = 0
  let lines = 0
  let blockStart = 0
  let paragraphStart = 0
  const mostUnits = text.length <= WHOLE_UNITS ? WHOLE_UNITS : PARAGRAPH_UNITS

  const addPiece = (from: number, to: number, next: number, last: boolean): void => {
    const piece = startUtf16.length
    const starts = piece === 0 || endsLine[piece - 1] === 1 || to - paragraphStart > mostUnits
    if (starts) paragraphStart = from
    startsParagraph.push(starts ? 1 : 0)
    const first = blocks[blocks.length - 1] ?? 0
    if (starts && piece > first && (piece - first >= BLOCK_PIECES || next - blockStart > BLOCK_UNITS)) {
      blocks.push(piece)
      blockStart = from
    }
    startUtf16.push(from)
    startByte.push(byte)
    endUtf16.push(to)
    line.push(lines)
    endsLine.push(last ? 1 : 0)
    byte += utf8Length(text, from, next)
  }
  const addLine = (from: number, to: number, next: number): void => {
    let at = from
    while (to - at > PIECE_UNITS) {
      const cut = cutAfter(text, at, to)
      if (cut >= to) break
      addPiece(at, cut, cut, false)
      at = cut
    }
    addPiece(at, to, next, true)
    lines += 1
  }

  let from = 0
  for (const match of text.matchAll(LINE_BREAK)) {
    const next = match.index + match[0].length
    addLine(from, match.index, next)
    from = next
  }
  addLine(from, text.length, text.length)
  const pieces = startUtf16.length
  blocks.push(pieces)
  startUtf16.push(text.length)
  startByte.push(byte)
  return {
    text,
    bytes: byte,
    pieces,
    startUtf16: Uint32Array.from(startUtf16),
    startByte: Uint32Array.from(startByte),
    endUtf16: Uint32Array.from(endUtf16),
    line: Uint32Array.from(line),
    endsLine: Uint8Array.from(endsLine),
    startsParagraph: Uint8Array.from(startsParagraph),
    isWhole: text.length <= WHOLE_UNITS && pieces <= WHOLE_PIECES,
    blocks: Uint32Array.from(blocks),
    lines,
  }
}

/** The piece that holds the byte; the last one for the end of the text. */
export function pieceAtByte(layout: TextLayout, byte: number): number {
  let low = 0
  let high = layout.pieces - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((layout.startByte[middle] ?? 0) <= byte) low = middle
    else high = middle - 1
  }
  return low
}

/** The paragraphs of pieces from `from`, with which one begins, to `to`: the first piece of each, and one more for the end. */
export function paragraphsIn({ startsParagraph }: TextLayout, from: number, to: number): readonly number[] {
  const bounds: number[] = []
  for (let piece = from; piece < to; piece += 1) if (startsParagraph[piece] === 1) bounds.push(piece)
  return [...bounds, to]
}

/** The block that holds the piece. */
export function blockOfPiece(layout: TextLayout, piece: number): number {
  let low = 0
  let high = layout.blocks.length - 2
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((layout.blocks[middle] ?? 0) <= piece) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
