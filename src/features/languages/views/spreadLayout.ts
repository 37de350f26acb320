/** Where the dots and names of the dot plot stand. Pure; draws nothing. */
import type { MetricDefinition } from '../../../core/metrics/metric.ts'
import { metric, type LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { Scale } from '../figures/figureScale.ts'
import type { FigureTable } from '../figures/figureTable.ts'
import { placeLabels } from './placeLabels.ts'
import { swarm } from './swarm.ts'

interface SpreadDot {
  readonly code: string
  readonly value: number
  readonly x: number
  readonly y: number
}

/** A name above the dots, and the line that leads from it to its own dot, which others may hide from it. */
interface SpreadName {
  readonly code: string
  readonly text: string
  /** Of its right end, and its baseline. */
  readonly x: number
  readonly y: number
  /** About, in pixels. */
  readonly length: number
  readonly leader: { readonly fromX: number; readonly fromY: number; readonly toX: number; readonly toY: number }
}

interface SpreadLine {
  readonly reference: string
  readonly name: string
  /** Of the middle of the dots. */
  readonly y: number
  /** Of the baseline of the tokenizer's name. */
  readonly titleY: number
  readonly dots: readonly SpreadDot[]
  readonly names: readonly SpreadName[]
  /** Of half the languages at most. */
  readonly median: number | null
}

export interface SpreadLayout {
  readonly lines: readonly SpreadLine[]
  readonly height: number
  readonly radius: number
}

export const SPREAD_MARGIN = { left: 12, right: 20, top: 26 } as const
const LINE_PIXELS = 104
/** Of the middle of the dots, below the top of its line. */
const MIDDLE_PIXELS = 62
/** How far from the middle a dot's centre may be. */
const REACH_PIXELS = 22
/** Baselines above the middle of the dots. */
const TITLE_PIXELS = 49
const NAMES_PIXELS = 33
/** What letters have below the baseline, and a gap. */
const DESCENT_PIXELS = 4
const NAMED = 3
const NAME_PIXELS = 13
/** About, of a letter of a name. */
const LETTER_PIXELS = 6.2

/** @param width of the whole picture, in pixels */
export function spreadLayout(
  { columns, rows }: FigureTable,
  scale: Scale,
  figure: LanguageMetricId,
  width: number,
): SpreadLayout {
  const room = Math.max(80, width - SPREAD_MARGIN.left - SPREAD_MARGIN.right)
  const xOf = (value: number): number => SPREAD_MARGIN.left + scale.placeOf(value) * room
  const { better }: MetricDefinition = metric(figure)
  const radius = rows.length > 150 ? 2.5 : rows.length > 60 ? 3 : 4
  const lines = columns.map(({ reference, name }, column): SpreadLine => {
    const y = SPREAD_MARGIN.top + column * LINE_PIXELS + MIDDLE_PIXELS
    const found = rows
      .flatMap(({ language, cells }) => {
        const value = cells[column]?.value ?? null
        return value === null ? [] : [{ code: language.code, name: language.name, value, x: xOf(value) }]
      })
      .toSorted((a, b) => a.x - b.x)
    const places = swarm(
      found.map(({ x }) => x),
      radius,
      REACH_PIXELS,
    )
    const dots = found.map(({ code, value, x }, index) => ({ code, value, x, y: y + (places[index]?.y ?? 0) }))
    const nameOf = new Map(found.map(({ code, name: language }) => [code, language]))
    const worst = (better === 'higher' ? dots.slice(0, NAMED) : dots.slice(-NAMED)).map((dot) => ({
      ...dot,
      name: nameOf.get(dot.code) ?? dot.code,
    }))
    const middle = found[Math.floor((found.length - 1) / 2)]
    return {
      reference,
      name,
      y,
      titleY: y - TITLE_PIXELS,
      dots,
      names: namesOf(worst, y - NAMES_PIXELS, radius, width),
      median: middle?.value ?? null,
    }
  })
  return { lines, height: SPREAD_MARGIN.top + columns.length * LINE_PIXELS + 30, radius }
}

/** Names in a row above the dots, each as near to its own dot as there is room. Their order is that of the dots, so no two leaders cross. */
function namesOf(
  worst: readonly (SpreadDot & { readonly name: string })[],
  y: number,
  radius: number,
  width: number,
): readonly SpreadName[] {
  const labels = worst.map(({ name, x }) => ({ wanted: x, length: name.length * LETTER_PIXELS }))
  const starts = placeLabels(labels, NAME_PIXELS, width - 2)
  return worst.map(({ code, name, x, y: dotY }, index) => {
    const length = labels[index]?.length ?? 0
    const start = starts[index] ?? 0
    return {
      code,
      text: name,
      x: start + length,
      y,
      length,
      leader: {
        fromX: Math.max(start, Math.min(start + length, x)),
        fromY: y + DESCENT_PIXELS,
        toX: x,
        toY: dotY - radius,
      },
    }
  })
}
