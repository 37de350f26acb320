/** The scale on which a figure is drawn: equal steps are equal ratios, but for shares. Pure. */
import type { MetricDefinition } from '../../../core/metrics/metric.ts'
import { metric, type LanguageMetricId } from '../../../core/metrics/metrics.ts'

/** Ratios and counts are on a logarithmic scale: twice as much is the same step everywhere. Shares are from 0. */
export function scaleKind(id: LanguageMetricId): 'logarithmic' | 'linear' {
  const { format }: MetricDefinition = metric(id)
  return format.as === 'share' ? 'linear' : 'logarithmic'
}

/** A scale from the values' least to their most, as a place between 0 and 1. */
export interface Scale {
  readonly least: number
  readonly most: number
  readonly placeOf: (value: number) => number
  /** Round values between the ends, ascending. */
  readonly ticks: readonly number[]
}

/** Values closer together than this share of the greatest are drawn as equal: they differ by rounding only. */
const leastWidth = 1e-6

/** Null where there is no value. A logarithmic scale leaves values that are not above 0 at its start. */
export function scaleOf(values: readonly number[], kind: 'logarithmic' | 'linear'): Scale | null {
  const ofRatios = kind === 'logarithmic'
  const usable = ofRatios ? values.filter((value) => value > 0) : values
  if (usable.length === 0) return null
  let least = ofRatios ? Infinity : Math.min(0, usable[0] ?? 0)
  let most = -Infinity
  for (const value of usable) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (most - least <= leastWidth * Math.abs(most)) most = ofRatios ? least * 2 : least + 1
  const transform = ofRatios ? Math.log : (value: number) => value
  const start = transform(least)
  const width = transform(most) - start
  const placeOf = (value: number): number =>
    ofRatios && value <= 0 ? 0 : Math.min(1, Math.max(0, (transform(value) - start) / width))
  return { least, most, placeOf, ticks: ofRatios ? logarithmicTicks(least, most) : linearTicks(least, most) }
}

/** 1, 2 and 5 times powers of ten; over a short range quarters, tenths and so on. */
function logarithmicTicks(least: number, most: number): readonly number[] {
  const ticks: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= most; power *= 10) {
    for (const step of [1, 2, 5]) {
      const tick = Number((power * step).toPrecision(6))
      if (tick >= least && tick <= most) ticks.push(tick)
    }
  }
  return ticks.length >= 3 ? ticks : linearTicks(least, most)
}

function linearTicks(least: number, most: number): readonly number[] {
  const raw = (most - least) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= raw) ?? 10) * power
  const first = Math.ceil(least / step)
  const last = Math.floor(most / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
