/** Where the bars of a figure stand: a group a language, in it a bar a tokenizer, the longest group first. Pure; draws nothing. */
import { greatest } from '../../../core/text/append.ts'
import type { Interval } from '../../../core/metrics/bootstrap.ts'
import { scaleOf, type Scale } from '../figures/figureScale.ts'
import type { FigureRow } from '../figures/figureTable.ts'

export interface ShownColumn {
  /** Of the row's cells. */
  readonly cell: number
  /** Its place among all tokenizers: of its colour and mark. */
  readonly lane: number
  /** By language; null before they are known. */
  readonly intervals: ReadonlyMap<string, Interval | null> | null
}

interface BarPlace {
  readonly lane: number
  readonly value: number
  readonly interval: Interval | null
  /** Of the bar's upper edge. */
  readonly y: number
}

interface BarGroup {
  readonly code: string
  readonly name: string
  /** Of the group's middle. */
  readonly middle: number
  readonly bars: readonly BarPlace[]
}

export interface BarsLayout {
  readonly groups: readonly BarGroup[]
  /** Of the values and the ends of their intervals, from 0. */
  readonly scale: Scale
  readonly thickness: number
  readonly height: number
}

/** One bar alone is thicker than one of several. */
const THICKNESS = { alone: 12, grouped: 7 } as const
const GAP_PIXELS = 10

/** The greatest value first: of a group, its greatest; equal ones by name. A language without any value is left out. Null if none has one. */
export function barsLayout(rows: readonly FigureRow[], columns: readonly ShownColumn[]): BarsLayout | null {
  const thickness = columns.length > 1 ? THICKNESS.grouped : THICKNESS.alone
  const known = rows
    .flatMap(({ language: { code, name }, cells }) => {
      const bars = columns.flatMap(({ cell, lane, intervals }) => {
        const value = cells[cell]?.value ?? null
        return value === null ? [] : [{ lane, value, interval: intervals?.get(code) ?? null }]
      })
      return bars.length === 0 ? [] : [{ code, name, bars, most: greatest(bars.map(({ value }) => value)) }]
    })
    .toSorted((a, b) => b.most - a.most || a.name.localeCompare(b.name, 'en'))
  const scale = scaleOf(
    known.flatMap(({ bars }) => bars.flatMap(({ value, interval }) => [value, interval?.high ?? value])),
    'linear',
  )
  if (scale === null) return null
  let top = 0
  const groups = known.map(({ code, name, bars }): BarGroup => {
    const start = top + GAP_PIXELS / 2
    top += bars.length * thickness + GAP_PIXELS
    return {
      code,
      name,
      middle: start + (bars.length * thickness) / 2,
      bars: bars.map((bar, index) => ({ ...bar, y: start + index * thickness })),
    }
  })
  return { groups, scale, thickness, height: top }
}
