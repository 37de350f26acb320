/** How a figure is drawn: its digits, whether it is a share, and the scale on which equal ratios are equal steps. Pure. */
import type { LanguageFigure } from '../../../core/metrics/languageFigures.ts'

export interface FigureStyle {
  /** Decimals of the number, or of the percentage. */
  readonly digits: number
  readonly isShare: boolean
  /** Ratios are on a logarithmic scale: twice as much is the same step everywhere. */
  readonly isLogarithmic: boolean
  /** Whether a larger figure is a worse one for the language. */
  readonly largerIsWorse: boolean
}

const ratio: FigureStyle = { digits: 2, isShare: false, isLogarithmic: true, largerIsWorse: true }
const share: FigureStyle = { digits: 1, isShare: true, isLogarithmic: false, largerIsWorse: true }

export const figureStyles: Readonly<Record<LanguageFigure, FigureStyle>> = {
  premium: ratio,
  tokens: { ...ratio, digits: 0 },
  'tokens-per-word': ratio,
  'tokens-per-grapheme': ratio,
  'bytes-per-token': { ...ratio, largerIsWorse: false },
  'continued-words': share,
  'single-token-types': { ...share, largerIsWorse: false },
  unknown: share,
  'sequence-length': ratio,
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
export function scaleOf(values: readonly number[], { isLogarithmic }: FigureStyle): Scale | null {
  const usable = isLogarithmic ? values.filter((value) => value > 0) : values
  if (usable.length === 0) return null
  let least = isLogarithmic ? Infinity : Math.min(0, usable[0] ?? 0)
  let most = -Infinity
  for (const value of usable) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (most - least <= leastWidth * Math.abs(most)) most = isLogarithmic ? least * 2 : least + 1
  const transform = isLogarithmic ? Math.log : (value: number) => value
  const start = transform(least)
  const width = transform(most) - start
  const placeOf = (value: number): number =>
    isLogarithmic && value <= 0 ? 0 : Math.min(1, Math.max(0, (transform(value) - start) / width))
  return { least, most, placeOf, ticks: isLogarithmic ? logarithmicTicks(least, most) : linearTicks(least, most) }
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
  const raw = (most - least) / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= raw) ?? 10) * power
  const first = Math.ceil(least / step)
  const last = Math.floor(most / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
