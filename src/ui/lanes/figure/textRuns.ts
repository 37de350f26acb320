/**
 * One line of text in one lane as runs to be drawn side by side: each of one direction, with the tokens under it. A
 * run holds one token, or several where they cut a word whose letters join, which is drawn in one so that it stays
 * joined. Measures nothing and breaks no lines. Pure.
 */
import bidiFactory from 'bidi-js'
import type { Cell } from '../cells.ts'
import { cellsOf } from '../cells.ts'
import { graphemesOf } from '../graphemesOf.ts'
import { lineBreakLabel, markedRuns } from '../invisibles.ts'
import type { MarkedRun as Marked } from '../invisibles.ts'
import { loneHidden } from '../loneHidden.ts'
import type { LaneView } from '../laneView.ts'

/** A token under a run, up to a place in its text: where its part of the text ends, or its share of one grapheme does. */
interface RunToken {
  readonly token: number
  /** Whether the token begins here: there its boundary is drawn. */
  readonly starts: boolean
  /** UTF-16 units of the run's text up to the end of the part. */
  readonly to: number
  /** Of several tokens in one grapheme: where the part begins and ends in it, in shares from 0 to 1; else null. */
  readonly share: { readonly from: number; readonly to: number } | null
}

export interface TextRun {
  /** `label`: a small label stands for what cannot be seen. `break`: the mark of a line break. `dropped`: text of no token. */
  readonly type: 'text' | 'label' | 'break' | 'dropped'
  readonly text: string
  readonly isRightToLeft: boolean
  /** Level of UAX #9, for the order on a line. */
  readonly level: number
  readonly tokens: readonly RunToken[]
  /** Whether a line may begin with it. */
  readonly mayBegin: boolean
}

export interface FigureLine {
  readonly isRightToLeft: boolean
  readonly runs: readonly TextRun[]
}

const bidi = bidiFactory()

/** Letters that join the next one, with marks on them; the other end of a joint. */
const JOINING = String.raw`\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Phags_Pa}`
const JOINS_ON = new RegExp(
  String.raw`(?:(?=\p{L}|\p{M}|\u0640)[${JOINING}\p{M}\u0640\u200d]|[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2])$`,
  'u',
)
const JOINED = new RegExp(
  String.raw`^(?:(?=\p{L}|\p{M}|\u0640)[${JOINING}\p{M}\u0640\u200d]|[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff])`,
  'u',
)
/** A mark at the start of a token stands on the letter before it, also where it counts as a character of its own. */
const joins = (before: string, after: string): boolean =>
  /^\p{M}/u.test(after) || (JOINS_ON.test(before) && JOINED.test(after))

/** Scripts whose lines may break between any two letters of different tokens. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Extended_Pictographic}]/u
const mayBreak = (before: string, after: string): boolean =>
  before === '' ||
  /\s$/u.test(before) ||
  /^\s/u.test(after) ||
  UNSPACED.test(before.slice(-2)) ||
  UNSPACED.test(after.slice(0, 2))

/** What is drawn of a cell, before levels and joints are known. */
interface Piece {
  readonly type: TextRun['type']
  readonly text: string
  readonly at: number
  readonly tokens: readonly RunToken[]
}

function tokensOfCell(cell: Cell): readonly Omit<RunToken, 'to'>[] {
  switch (cell.type) {
    case 'mark':
      return [{ token: cell.token, starts: true, share: null }]
    case 'text':
      return [{ token: cell.token, starts: cell.home, share: null }]
    case 'shared':
      return cell.parts.map(({ token, home, from, to }) => ({ token, starts: home, share: { from, to } }))
    case 'dropped':
      return []
  }
}

/** Tabs as runs of their own: in a picture each has a mark, always. */
const withTabs = (runs: readonly Marked[]): readonly Marked[] =>
  runs.flatMap((run) =>
    run.mark === null && run.text.includes('\t')
      ? run.text
          .split(/(\t)/)
          .flatMap((text) => (text === '' ? [] : [{ text, mark: text === '\t' ? ('tab' as const) : null, label: '' }]))
      : [run],
  )

/** @param at where the cell begins, in UTF-16 units of the text */
function piecesOf(
  cell: Cell,
  { layout: { text }, encoding }: LaneView,
  at: number,
  labelOf: (token: number) => string,
  spaces: boolean,
): readonly Piece[] {
  const all = tokensOfCell(cell)
  const under = (units: number, isFirst: boolean) =>
    all.map((token) => ({ ...token, starts: token.starts && isFirst, to: units }))
  if (cell.type === 'mark') {
    const label = labelOf(cell.token)
    return [{ type: 'label', text: label, at, tokens: under(label.length, true) }]
  }
  const content = text.slice(cell.startUtf16, cell.endUtf16)
  if (cell.lineBreak) {
    const label = lineBreakLabel(content)
    return [{ type: 'break', text: label, at, tokens: under(label.length, true) }]
  }
  const pieces: Piece[] = []
  let from = cell.startUtf16
  for (const { text: part, mark, label } of withTabs(
    markedRuns(content, spaces, loneHidden(cell, content, encoding)),
  )) {
    const isLabelled = mark === 'named' || mark === 'note' || mark === 'tab'
    const shown = mark === 'tab' ? '\u2192' : isLabelled ? label : mark === 'space' ? '\u00b7' : part
    const last = pieces.at(-1)
    const isFirst = pieces.length === 0
    if (isLabelled || cell.type === 'dropped')
      pieces.push({
        type: cell.type === 'dropped' ? 'dropped' : 'label',
        text: shown,
        at: from,
        tokens: under(shown.length, isFirst),
      })
    else if (last?.type === 'text') {
      const joined = last.text + shown
      pieces[pieces.length - 1] = {
        ...last,
        text: joined,
        tokens: last.tokens.map((token) => ({ ...token, to: joined.length })),
      }
    } else pieces.push({ type: 'text', text: shown, at: from, tokens: under(shown.length, isFirst) })
    from += part.length
  }
  return pieces
}

/** The text's pieces cut where the direction turns inside them. */
function* levelled(
  pieces: readonly Piece[],
  levelAt: (unit: number) => number,
): Generator<Piece & { readonly level: number }> {
  for (const piece of pieces) {
    if (piece.type !== 'text') {
      yield { ...piece, level: levelAt(piece.at) }
      continue
    }
    let from = 0
    for (let to = 1; to <= piece.text.length; to += 1) {
      const level = levelAt(piece.at + from)
      if (to < piece.text.length && levelAt(piece.at + to) === level) continue
      const isWhole = from === 0 && to === piece.text.length
      const tokens = isWhole
        ? piece.tokens
        : piece.tokens.map((token) => ({ ...token, starts: token.starts && from === 0, to: to - from }))
      yield { ...piece, text: piece.text.slice(from, to), at: piece.at + from, tokens, level }
      from = to
    }
  }
}

/** UTF-16 units of a text of which no picture shows more: its smallest type has room for fewer of the narrowest letters. */
const MAX_UNITS = 15_000

export interface FigureText {
  readonly lines: readonly FigureLine[]
  /** Whether that is all of the text. */
  readonly isWhole: boolean
}

/**
 * The lines of the text (between its line breaks), as far as a picture could show them.
 *
 * @param labelOf what stands for a token without text
 * @param spaces whether spaces get a mark
 */
export function figureText(view: LaneView, labelOf: (token: number) => string, spaces: boolean): FigureText {
  const { startUtf16, pieces } = view.layout
  let end = 0
  while (end < pieces && (startUtf16[end] ?? 0) < MAX_UNITS) end += 1
  return { lines: [...linesOf(view, end, labelOf, spaces)], isWhole: end === pieces }
}

/** @param end the piece before which to stop, be it inside a line */
function* linesOf(
  view: LaneView,
  end: number,
  labelOf: (token: number) => string,
  spaces: boolean,
): Generator<FigureLine> {
  const { layout, encoding } = view
  let piece = 0
  while (piece < end) {
    const start = layout.startUtf16[piece] ?? 0
    const cells: { readonly cell: Cell; readonly at: number }[] = []
    let at = start
    let lineEnd = start
    for (let last = false; !last && piece < end; piece += 1) {
      for (const cell of cellsOf(encoding, graphemesOf(layout, piece), piece === layout.pieces - 1)) {
        if (cell.type !== 'mark') at = cell.startUtf16
        cells.push({ cell, at })
        if (cell.type !== 'mark') at = cell.endUtf16
      }
      lineEnd = layout.endUtf16[piece] ?? lineEnd
      last = layout.endsLine[piece] === 1
    }
    const line = layout.text.slice(start, lineEnd)
    const { levels, paragraphs } = bidi.getEmbeddingLevels(line)
    const base = paragraphs[0]?.level ?? 0
    const isRightToLeft = base === 1
    const levelAt = (unit: number): number => levels[unit - start] ?? base
    const runs: TextRun[] = []
    for (const { cell, at: from } of cells) {
      for (const { type, text, tokens, level } of levelled(piecesOf(cell, view, from, labelOf, spaces), levelAt)) {
        const before = runs.at(-1)
        if (type === 'text' && before?.type === 'text' && before.level === level && joins(before.text, text)) {
          const shifted = tokens.map((token) => ({ ...token, to: token.to + before.text.length }))
          runs[runs.length - 1] = {
            ...before,
            text: before.text + text,
            tokens: [...before.tokens, ...shifted],
          }
          continue
        }
        const mayBegin = type !== 'break' && mayBreak(before?.text ?? '', text)
        runs.push({ type, text, tokens, level, isRightToLeft: level % 2 === 1, mayBegin })
      }
    }
    yield { isRightToLeft, runs }
  }
}
