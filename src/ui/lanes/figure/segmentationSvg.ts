/**
 * Segmentations as one SVG file: a lane per tokenizer, each with its name and count, the text in real type with the tokens as
 * tinted boxes under it. Text comes in as text only and is escaped; every ink is held to its measured width (`textLength`),
 * so that nothing overlaps where other fonts are. Pure.
 */
import { greatest } from '../../../core/text/append.ts'
import { TokenKind, tokenKind } from '../../../core/tokenizers/encoding.ts'
import type { LaneView } from '../laneView.ts'
import { FIGURE_FONTS, figureColours, type FigureStyle } from './figureStyles.ts'
import {
  LABEL_SIZE,
  leastLines,
  placeLane,
  type Measure,
  type PlacedLane,
  type PlacedRun,
  type PlacedToken,
} from './placeLines.ts'
import { figureText, type FigureText } from './textRuns.ts'
import { escapeXml, round, textElement } from './svgText.ts'

export interface FigureLane {
  readonly view: LaneView
  readonly name: string
  /** Its count and how it compares, in words: "56 tokens", "1.33 × GPT-2". */
  readonly counts: readonly string[]
  /** What stands for a token without text. */
  readonly labelOf: (token: number) => string
}

export interface FigureWords {
  readonly title: string
  readonly description: string
  /** Said of a lane of which there was room for a part only. */
  readonly shownOf: (shown: number, total: number) => string
}

/** Of the size of type: from line to line, the height of a box, and how far the baseline stands below its top. */
const PITCH = 1.62
const BOX = 1.42
const BASELINE = 1.05
const LEAST_LINED = 0.11
/** How much larger type must be to have lanes side by side, if lines are shorter. */
const MUCH_LARGER = 1.35
/** Of the size of the head. */
const HEAD = 1.75
const NOTE = 1.5

function boxOf(
  { view }: FigureLane,
  { token, starts, x, width }: PlacedToken,
  y: number,
  height: number,
  isRightToLeft: boolean,
): string {
  const kind = tokenKind(view.encoding.kinds[token] ?? 0)
  const fill =
    kind === TokenKind.unknown
      ? figureColours.unknown
      : kind === TokenKind.special || kind === TokenKind.inserted
        ? figureColours.special
        : (figureColours.tints[view.tints[token] ?? 0] ?? figureColours.special)
  const edge = isRightToLeft ? x + width : x
  const dashes =
    kind === TokenKind.unknown
      ? ` stroke="${figureColours.unknownInk}" stroke-dasharray="2 2" stroke-width="${round(height / 40)}"`
      : ''
  // If many tokens share a character there is no room for lines between them; the tints alternate there too.
  const boundary =
    starts && width >= height * LEAST_LINED
      ? `<path d="M${round(edge)} ${round(y)}v${round(height)}" stroke="${figureColours.boundary}" stroke-width="${round(height / 36)}"/>`
      : ''
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${dashes}/>${boundary}`
}

function inkOf(lane: FigureLane, run: PlacedRun, y: number, size: number): string {
  const { type, ink, inkX, inkWidth, isRightToLeft } = run
  if (type === 'break') {
    // A return arrow, drawn: few fonts have one.
    const left = inkX + inkWidth * 0.25
    const right = inkX + inkWidth * 0.75
    const low = y + size * 0.78
    const arrow = `M${round(right)} ${round(y + size * 0.45)}V${round(low)}H${round(left)}m${round(size * 0.16)} ${round(-size * 0.14)}l${round(-size * 0.16)} ${round(size * 0.14)}l${round(size * 0.16)} ${round(size * 0.14)}`
    return `<path d="${arrow}" fill="none" stroke="${figureColours.quietInk}" stroke-width="${round(size / 16)}"/>`
  }
  if (ink === '') return ''
  const isLabel = type === 'label'
  const first = run.tokens[0]?.token
  const isUnknown = first !== undefined && tokenKind(lane.view.encoding.kinds[first] ?? 0) === TokenKind.unknown
  const fill = isUnknown
    ? figureColours.unknownInk
    : isLabel
      ? figureColours.quietInk
      : type === 'dropped'
        ? figureColours.dropped
        : figureColours.ink
  // Levels are known, so the reader's program is told the direction and finds none itself.
  const direction = isLabel ? '' : ` direction="${isRightToLeft ? 'rtl' : 'ltr'}" unicode-bidi="bidi-override"`
  const held = inkWidth > 0 ? ` textLength="${round(inkWidth)}" lengthAdjust="spacingAndGlyphs"` : ''
  const struck = type === 'dropped' ? ' text-decoration="line-through"' : ''
  return textElement(ink, {
    x: inkX + inkWidth / 2,
    y: y + size * (isLabel ? 0.93 : BASELINE),
    size: isLabel ? size * LABEL_SIZE : size,
    fill,
    anchor: 'middle',
    attributes: direction + held + struck,
  })
}

interface Composed {
  readonly lanes: readonly PlacedLane[]
  readonly size: number
  readonly columns: number
}

const heightOf = ({ lines, isWhole }: PlacedLane, size: number, { headSize }: FigureStyle): number =>
  headSize * HEAD + lines.length * size * PITCH + (isWhole ? 0 : headSize * NOTE)

const laneWidth = ({ width, margin, gutter }: FigureStyle, columns: number): number =>
  (width - 2 * margin - (columns - 1) * gutter) / columns

/** Row by row: the lanes in it, and the height of the highest. */
function rowsOf(
  { lanes, size, columns }: Composed,
  style: FigureStyle,
): readonly { readonly first: number; readonly height: number }[] {
  return Array.from({ length: Math.ceil(lanes.length / columns) }, (_, row) => {
    const first = row * columns
    return { first, height: greatest(lanes.slice(first, first + columns).map((lane) => heightOf(lane, size, style))) }
  })
}

function totalHeight(composed: Composed, style: FigureStyle): number {
  const rows = rowsOf(composed, style)
  return 2 * style.margin + rows.reduce((sum, { height }) => sum + height, 0) + Math.max(0, rows.length - 1) * style.gap
}

/** The lanes in this many columns at the largest size at which all of every text has room; null if it has at none. */
function fitting(texts: readonly FigureText[], columns: number, style: FigureStyle, measure: Measure): Composed | null {
  const width = laneWidth(style, columns)
  for (const size of style.textSizes) {
    // Of one row, as if all others were empty: more lines cannot fit.
    const mostLines = Math.floor((style.mostHeight - 2 * style.margin - style.headSize * HEAD) / (size * PITCH))
    if (texts.some((text) => leastLines(text, { width, size }, measure) > mostLines)) continue
    const composed = { lanes: texts.map((text) => placeLane(text, { width, size, mostLines }, measure)), size, columns }
    if (composed.lanes.every(({ isWhole }) => isWhole) && totalHeight(composed, style) <= style.mostHeight)
      return composed
  }
  return null
}

/** The lanes in this many columns at the smallest size, as many lines of each as there is room for. */
function cut(texts: readonly FigureText[], columns: number, style: FigureStyle, measure: Measure): Composed {
  const size = style.textSizes.at(-1) ?? 10
  const rows = Math.max(1, Math.ceil(texts.length / columns))
  const room = (style.mostHeight - 2 * style.margin - (rows - 1) * style.gap) / rows - style.headSize * (HEAD + NOTE)
  const mostLines = Math.max(1, Math.floor(room / (size * PITCH)))
  return {
    lanes: texts.map((text) => placeLane(text, { width: laneWidth(style, columns), size, mostLines }, measure)),
    size,
    columns,
  }
}

const shownTokens = ({ lanes }: Composed): number => lanes.reduce((sum, { tokens }) => sum + tokens, 0)

/**
 * All of every text, one lane under the other; side by side if that lets the type be much larger. If there is no room
 * for all, the layout that shows most.
 */
function compose(lanes: readonly FigureLane[], style: FigureStyle, spaces: boolean, measure: Measure): Composed {
  const texts = lanes.map(({ view, labelOf }) => figureText(view, labelOf, spaces))
  const layouts = style.columns.filter((columns) => columns <= Math.max(1, lanes.length))
  const isWhole = texts.every((text) => text.isWhole)
  const whole = isWhole ? layouts.flatMap((columns) => fitting(texts, columns, style, measure) ?? []) : []
  const better = (best: Composed, next: Composed): Composed => (next.size >= best.size * MUCH_LARGER ? next : best)
  const [first, ...others] = whole
  if (first !== undefined) return others.reduce(better, first)
  const [stacked, ...beside] = layouts.map((columns) => cut(texts, columns, style, measure))
  const fuller = (best: Composed, next: Composed): Composed => (shownTokens(next) > shownTokens(best) ? next : best)
  return stacked === undefined ? { lanes: [], size: 0, columns: 1 } : beside.reduce(fuller, stacked)
}

interface LanePlace {
  readonly x: number
  readonly y: number
  readonly width: number
}

function laneElement(
  lane: FigureLane,
  { lines, tokens, isWhole }: PlacedLane,
  at: LanePlace,
  size: number,
  style: FigureStyle,
  words: FigureWords,
  measure: Measure,
): string {
  const { headSize } = style
  const parts: string[] = []
  const counts = lane.counts.join(' \u00b7 ')
  // Names are in bold type, which is wider.
  const room = at.width - measure(counts, headSize, false) - headSize
  const held =
    measure(lane.name, headSize, false) * 1.1 > room
      ? ` textLength="${round(room)}" lengthAdjust="spacingAndGlyphs"`
      : ''
  const baseline = at.y + headSize
  parts.push(
    textElement(lane.name, {
      x: at.x,
      y: baseline,
      size: headSize,
      fill: figureColours.ink,
      attributes: ` font-weight="700"${held}`,
    }),
  )
  parts.push(
    textElement(counts, {
      x: at.x + at.width,
      y: baseline,
      size: headSize,
      fill: figureColours.quietInk,
      anchor: 'end',
    }),
  )
  let y = at.y + headSize * HEAD
  for (const line of lines) {
    const moved = line.map((run) => ({
      ...run,
      inkX: run.inkX + at.x,
      tokens: run.tokens.map((token) => ({ ...token, x: token.x + at.x })),
    }))
    for (const run of moved)
      for (const token of run.tokens) parts.push(boxOf(lane, token, y, size * BOX, run.isRightToLeft))
    for (const run of moved) parts.push(inkOf(lane, run, y, size))
    y += size * PITCH
  }
  if (!isWhole) {
    const note = words.shownOf(tokens, lane.view.encoding.ids.length)
    parts.push(
      textElement(note, { x: at.x, y: y + headSize * 0.9, size: headSize * 0.9, fill: figureColours.quietInk }),
    )
  }
  return `<g>\n${parts.filter((part) => part !== '').join('\n')}\n</g>`
}

/** The file, and its size in its own units. */
export function segmentationSvg(
  lanes: readonly FigureLane[],
  style: FigureStyle,
  options: { readonly spaces: boolean },
  words: FigureWords,
  measure: Measure,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const composed = compose(lanes, style, options.spaces, measure)
  const { size, columns } = composed
  const width = style.width
  const height = totalHeight(composed, style)
  const parts: string[] = []
  let y = style.margin
  for (const row of rowsOf(composed, style)) {
    for (const [column, lane] of lanes.slice(row.first, row.first + columns).entries()) {
      const placed = composed.lanes[row.first + column]
      const inner = laneWidth(style, columns)
      const at = { x: style.margin + column * (inner + style.gutter), y, width: inner }
      if (placed !== undefined) parts.push(laneElement(lane, placed, at, size, style, words, measure))
    }
    y += row.height + style.gap
  }
  const statedHeight = style.statedWidth.endsWith('mm') ? `${round((height * 25.4) / 96)}mm` : round(height)
  const svg = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${style.statedWidth}" height="${statedHeight}" viewBox="0 0 ${round(width)} ${round(height)}" font-family="${FIGURE_FONTS}" xml:space="preserve">
<title>${escapeXml(words.title)}</title>
<desc>${escapeXml(words.description)}</desc>
<rect width="100%" height="100%" fill="${figureColours.paper}"/>
${parts.join('\n')}
</svg>
`
  return { svg, width, height }
}
