/**
 * What is drawn for one piece of text in one lane: text cut at grapheme boundaries only, so that joining scripts stay
 * joined, with every token somewhere. A token that shares a grapheme with others becomes a part of that grapheme, a
 * token without text a mark. Pure; draws nothing.
 */
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import type { Graphemes } from './graphemesOf.ts'
import { lowerBound } from './tokenSearch.ts'

/** Graphemes that one token holds whole. */
interface TextCell {
  readonly type: 'text'
  readonly token: number
  /** Whether this is the one element that stands for the token; else it continues one drawn before. */
  readonly home: boolean
  readonly startUtf16: number
  readonly endUtf16: number
  readonly lineBreak: boolean
}

/** A grapheme that several tokens share. */
export interface SharedCell {
  readonly type: 'shared'
  readonly parts: readonly Part[]
  readonly startUtf16: number
  readonly endUtf16: number
  readonly lineBreak: boolean
}

/** A token's share of a grapheme, from 0 to 1 of the grapheme's bytes. */
export interface Part {
  readonly token: number
  readonly home: boolean
  readonly from: number
  readonly to: number
}

/** A token that stands for no text. */
interface MarkCell {
  readonly type: 'mark'
  readonly token: number
}

/** Text that no token stands for: the normalizer dropped it. */
interface DroppedCell {
  readonly type: 'dropped'
  readonly startUtf16: number
  readonly endUtf16: number
  readonly lineBreak: boolean
}

export type Cell = TextCell | SharedCell | MarkCell | DroppedCell

/** The tokens that live in a cell. */
export function homesOf(cell: Cell): readonly number[] {
  switch (cell.type) {
    case 'mark':
      return [cell.token]
    case 'text':
      return cell.home ? [cell.token] : []
    case 'shared':
      return cell.parts.filter(({ home }) => home).map(({ token }) => token)
    case 'dropped':
      return []
  }
}

/** Shares by bytes; equal ones if spans overlap, for then the true places are not known. */
function shares(
  encoding: Encoding,
  tokens: readonly number[],
  start: number,
  end: number,
): { from: number; to: number }[] {
  const width = end - start
  let before = start
  const exact = tokens.map((token) => {
    const from = Math.max(start, encoding.startByte[token] ?? start)
    const to = Math.min(end, encoding.endByte[token] ?? end)
    const overlaps = from < before
    before = to
    return { from: (from - start) / width, to: (to - start) / width, overlaps }
  })
  if (!exact.some(({ overlaps }) => overlaps)) return exact
  return tokens.map((_, place) => ({ from: place / tokens.length, to: (place + 1) / tokens.length }))
}

/**
 * The cells of a piece, in order. Over all pieces of a text every token has exactly one home: a text cell or part
 * with `home`, or a mark.
 *
 * @param isLast whether the piece is the text's last one, which holds the tokens that stand at the text's end
 */
export function cellsOf(encoding: Encoding, graphemes: Graphemes, isLast: boolean): readonly Cell[] {
  const { startByte, endByte, ids } = encoding
  const pieceStart = graphemes.startByte[0] ?? 0
  const pieceEnd = graphemes.startByte[graphemes.count] ?? pieceStart
  const cells: Cell[] = []
  let token = Math.min(lowerBound(startByte, pieceStart), lowerBound(endByte, pieceStart + 1))
  const homes = wholeHomes(encoding, graphemes, token)

  const passEnded = (byte: number, strictly: boolean): void => {
    for (; token < ids.length && (endByte[token] ?? 0) <= byte; token += 1) {
      const start = startByte[token] ?? 0
      if (start !== endByte[token] || start < pieceStart) continue
      if (strictly && start >= byte) break
      cells.push({ type: 'mark', token })
    }
  }

  for (let place = 0; place < graphemes.count; place += 1) {
    const start = graphemes.startByte[place] ?? 0
    const end = graphemes.startByte[place + 1] ?? start
    passEnded(start, false)
    const over: number[] = []
    for (let other = token; other < ids.length && (startByte[other] ?? end) < end; other += 1) {
      if ((endByte[other] ?? 0) > Math.max(start, startByte[other] ?? 0)) over.push(other)
    }
    const startUtf16 = graphemes.startUtf16[place] ?? 0
    const endUtf16 = graphemes.startUtf16[place + 1] ?? startUtf16
    const lineBreak = graphemes.lineBreak === 1 && place === graphemes.count - 1
    const [first, ...others] = over
    if (first === undefined) {
      cells.push({ type: 'dropped', startUtf16, endUtf16, lineBreak })
    } else if (others.length > 0) {
      const widths = shares(encoding, over, start, end)
      const parts = over.map((part, index) => ({
        token: part,
        home: (startByte[part] ?? 0) >= Math.max(pieceStart, start) && !homes.has(part),
        from: widths[index]?.from ?? 0,
        to: widths[index]?.to ?? 1,
      }))
      cells.push({ type: 'shared', parts, startUtf16, endUtf16, lineBreak })
    } else {
      const last = cells[cells.length - 1]
      if (last?.type === 'text' && last.token === first && !lineBreak) {
        cells[cells.length - 1] = { ...last, endUtf16 }
      } else {
        cells.push({ type: 'text', token: first, home: homes.get(first) === place, startUtf16, endUtf16, lineBreak })
      }
    }
  }
  passEnded(pieceEnd, !isLast)
  return cells
}

/** For each token that begins in the piece and holds a whole grapheme of it: the place of the first such grapheme. */
function wholeHomes(encoding: Encoding, graphemes: Graphemes, from: number): ReadonlyMap<number, number> {
  const { startByte, endByte, ids } = encoding
  const pieceStart = graphemes.startByte[0] ?? 0
  const homes = new Map<number, number>()
  let token = from
  for (let place = 0; place < graphemes.count; place += 1) {
    const start = graphemes.startByte[place] ?? 0
    const end = graphemes.startByte[place + 1] ?? start
    while (token < ids.length && (endByte[token] ?? 0) <= start) token += 1
    let holder = -1
    let holders = 0
    for (let other = token; other < ids.length && holders < 2 && (startByte[other] ?? end) < end; other += 1) {
      if ((endByte[other] ?? 0) <= Math.max(start, startByte[other] ?? 0)) continue
      holder = other
      holders += 1
    }
    if (holders === 1 && (startByte[holder] ?? 0) >= pieceStart && !homes.has(holder)) homes.set(holder, place)
  }
  return homes
}
