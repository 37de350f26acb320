/** Where the dots and names of the dot plot stand. Pure; draws nothing. */
import type { FigureStyle, Scale } from '../figures/figureScale.ts'
import type { FigureTable } from '../figures/figureTable.ts'
import { swarm } from './swarm.ts'

export interface SpreadDot {
  readonly code: string
  readonly value: number
  readonly x: number
  readonly y: number
}

export interface SpreadName {
  readonly code: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface SpreadLine {
  readonly reference: string
  readonly name: string
  /** Of the middle of the dots. */
  readonly y: number
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
const LINE_PIXELS = 92
const NAMED = 3
const NAME_PIXELS = 13
/** About, of a letter of a name. */
const LETTER_PIXELS = 6.2

/** @param width of the whole picture, in pixels */
export function spreadLayout({ columns, rows }: FigureTable, scale: Scale, style: FigureStyle, width: number): SpreadLayout {
  const room = Math.max(80, width - SPREAD_MARGIN.left - SPREAD_MARGIN.right)
  const xOf = (value: number): number => SPREAD_MARGIN.left + scale.placeOf(value) * room
  const radius = rows.length > 150 ? 2.5 : rows.length > 60 ? 3 : 4
  const lines = columns.map(({ reference, name }, column): SpreadLine => {
    const y = SPREAD_MARGIN.top + column * LINE_PIXELS + LINE_PIXELS * 0.62
    const found = rows
      .flatMap(({ language, cells }) => {
        const value = cells[column]?.value ?? null
        return value === null ? [] : [{ code: language.code, name: language.name, value, x: xOf(value) }]
      })
      .toSorted((a, b) => a.x - b.x)
    const places = swarm(found.map(({ x }) => x), radius, LINE_PIXELS * 0.24)
    const dots = found.map(({ code, value, x }, index) => ({ code, value, x, y: y + (places[index]?.y ?? 0) }))
    const worst = style.largerIsWorse ? found.slice(-NAMED) : found.slice(0, NAMED)
    const middle = found[Math.floor((found.length - 1) / 2)]
    return { reference, name, y, dots, names: namesOf(worst, y - LINE_PIXELS * 0.3, width), median: middle?.value ?? null }
  })
  return { lines, height: SPREAD_MARGIN.top + columns.length * LINE_PIXELS + 30, radius }
}

/** Names above their dots, from right to left, each left of the one before where it would cover it. */
function namesOf(worst: readonly { code: string; name: string; x: number }[], y: number, width: number): readonly SpreadName[] {
  let free = width - 2
  return worst.toReversed().map(({ code, name, x }) => {
    const length = name.length * LETTER_PIXELS
    const end = Math.min(free, x + length / 2)
    free = end - length - NAME_PIXELS
    return { code, text: name, x: end, y, anchor: 'end' as const }
  })
}
