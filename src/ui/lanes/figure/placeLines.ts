/** Breaks the runs of a lane into lines of a width and puts each where it stands on its line. Draws nothing; widths are measured by what is handed in. */
import { append, greatest } from '../../../core/text/append.ts'
import type { FigureLine, FigureText, TextRun } from './textRuns.ts'

/** Width of a text, in the figure's units, at a size of type. */
export type Measure = (text: string, size: number, isRightToLeft: boolean) => number

/** A token's part of a run. */
export interface PlacedToken {
  readonly token: number
  readonly starts: boolean
  readonly x: number
  readonly width: number
}

export interface PlacedRun {
  readonly type: TextRun['type']
  readonly isRightToLeft: boolean
  readonly x: number
  readonly width: number
  readonly tokens: readonly PlacedToken[]
  /** Without the spaces at its ends, which leave no ink; empty if there is none. */
  readonly ink: string
  readonly inkX: number
  readonly inkWidth: number
}

export interface PlacedLane {
  readonly lines: readonly (readonly PlacedRun[])[]
  /** Tokens that begin on these lines. */
  readonly tokens: number
  /** Whether that is all of the text. */
  readonly isWhole: boolean
}

export interface LaneStyle {
  readonly width: number
  /** Size of type of the text. */
  readonly size: number
  readonly mostLines: number
}

/** Labels are smaller than the text, with room at both sides. Shares of the size. */
export const LABEL_SIZE = 0.62
const LABEL_ROOM = 0.24
const BREAK_WIDTH = 0.85

interface Measured {
  readonly run: TextRun
  readonly width: number
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function widthOf({ type, text, isRightToLeft }: TextRun, { size }: LaneStyle, measure: Measure): number {
  if (type === 'break') return size * BREAK_WIDTH
  if (type === 'label') return measure(text, size * LABEL_SIZE, false) + 2 * size * LABEL_ROOM
  return measure(text, size, isRightToLeft)
}

/** A run of one token that is wider than a line, in parts that are not. */
function* fitting(run: TextRun, style: LaneStyle, measure: Measure): Generator<Measured> {
  const width = widthOf(run, style, measure)
  const [token, ...others] = run.tokens
  if (width <= style.width || run.type !== 'text' || token === undefined || others.length > 0) {
    yield { run, width }
    return
  }
  let text = ''
  let starts = token.starts
  const part = (): Measured => {
    const cut = {
      ...run,
      text,
      tokens: [{ ...token, starts, to: text.length }],
      mayBegin: starts ? run.mayBegin : true,
    }
    return { run: cut, width: widthOf(cut, style, measure) }
  }
  for (const { segment } of segmenter.segment(run.text)) {
    if (text !== '' && measure(text + segment, style.size, run.isRightToLeft) > style.width) {
      yield part()
      text = ''
      starts = false
    }
    text += segment
  }
  yield part()
}

/** The runs of one line of text on as many lines of the figure as they take, in the order of the text. */
function* broken({ runs }: FigureLine, style: LaneStyle, measure: Measure): Generator<readonly Measured[]> {
  let line: Measured[] = []
  let lineWidth = 0
  /** What must stay together: it goes to the next line as a whole if that has room for it. */
  let word: Measured[] = []
  let wordWidth = 0
  for (const whole of runs) {
    for (const measured of fitting(whole, style, measure)) {
      if (measured.run.mayBegin) {
        append(line, word)
        lineWidth += wordWidth
        word = []
        wordWidth = 0
      }
      const fits = lineWidth + wordWidth + measured.width <= style.width + 0.01
      if (!fits && line.length > 0) {
        yield line
        line = []
        lineWidth = 0
      }
      if (wordWidth > 0 && wordWidth + measured.width > style.width + 0.01) {
        yield word
        word = []
        wordWidth = 0
      }
      word.push(measured)
      wordWidth += measured.width
    }
  }
  append(line, word)
  if (line.length > 0) yield line
}

/** The order from left to right (UAX #9, rule L2): from the highest level on, what stands together is turned around. */
export function visualOrder<Item extends { readonly run: { readonly level: number } }>(
  items: readonly Item[],
): readonly Item[] {
  const ordered = [...items]
  const most = greatest(
    items.map(({ run }) => run.level),
    0,
  )
  for (let level = most; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from
      while (to < ordered.length && (ordered[to]?.run.level ?? 0) >= level) to += 1
      for (const [index, item] of ordered.slice(from, to).toReversed().entries()) ordered[from + index] = item
      from = to
    }
  }
  return ordered
}

/** Where the parts of a run's tokens end, from where the text begins. */
function partEnds({ run, width }: Measured, { size }: LaneStyle, measure: Measure): readonly number[] {
  const { text, tokens, isRightToLeft } = run
  let graphemeStart = 0
  let end = 0
  let units = 0
  return tokens.map(({ to, share }) => {
    if (to !== units) {
      graphemeStart = end
      // A letter that joins the next one has another form than at the end of a word.
      const before = to >= text.length ? width : measure(`${text.slice(0, to)}\u200d`, size, isRightToLeft)
      end = Math.min(width, Math.max(graphemeStart, before))
      units = to
    }
    return share === null ? end : graphemeStart + share.to * (end - graphemeStart)
  })
}

function placed(measured: Measured, x: number, style: LaneStyle, measure: Measure): PlacedRun {
  const { run, width } = measured
  const { type, text, isRightToLeft } = run
  const ends = partEnds(measured, style, measure)
  const tokens = run.tokens.map(({ token, starts }, place) => {
    const from = place === 0 ? 0 : (ends[place - 1] ?? 0)
    const to = ends[place] ?? width
    return { token, starts, x: x + (isRightToLeft ? width - to : from), width: Math.max(0, to - from) }
  })
  if (type === 'label' || type === 'break') {
    const room = type === 'label' ? style.size * LABEL_ROOM : 0
    return { type, isRightToLeft: false, x, width, tokens, ink: text, inkX: x + room, inkWidth: width - 2 * room }
  }
  const ink = text.trim()
  if (ink === '') return { type, isRightToLeft, x, width, tokens, ink, inkX: x, inkWidth: 0 }
  const before = measure(text.slice(0, text.length - text.trimStart().length), style.size, isRightToLeft)
  const inkWidth = ink.length === text.length ? width : measure(ink, style.size, isRightToLeft)
  return {
    type,
    isRightToLeft,
    x,
    width,
    tokens,
    ink,
    inkX: x + (isRightToLeft ? width - before - inkWidth : before),
    inkWidth,
  }
}

/** Lines that a lane takes at least, however it is broken: what its letters alone need. */
export function leastLines(
  { lines }: FigureText,
  { width, size }: Pick<LaneStyle, 'width' | 'size'>,
  measure: Measure,
): number {
  const style = { width, size, mostLines: 0 }
  return lines.reduce((sum, { runs }) => {
    const needed = runs.reduce((total, run) => total + widthOf(run, style, measure), 0)
    return sum + Math.max(runs.length > 0 ? 1 : 0, Math.ceil(needed / width - 0.01))
  }, 0)
}

/** The first lines of a lane, as many as there is room for. */
export function placeLane(text: FigureText, style: LaneStyle, measure: Measure): PlacedLane {
  const lines: (readonly PlacedRun[])[] = []
  let tokens = 0
  for (const line of text.lines) {
    for (const part of broken(line, style, measure)) {
      if (lines.length === style.mostLines) return { lines, tokens, isWhole: false }
      const width = part.reduce((sum, measured) => sum + measured.width, 0)
      let x = line.isRightToLeft ? style.width - width : 0
      const runs = visualOrder(part).map((measured) => {
        const run = placed(measured, x, style, measure)
        x += measured.width
        return run
      })
      lines.push(runs)
      tokens += runs.reduce((sum, run) => sum + run.tokens.filter(({ starts }) => starts).length, 0)
    }
  }
  return { lines, tokens, isWhole: text.isWhole }
}
