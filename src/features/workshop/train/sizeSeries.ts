/** Lines of numbers against the size of the vocabulary. */
import type { Run } from './runs.ts'

/** A number at each size, sizes ascending. */
export interface SizeLine {
  readonly name: string
  readonly points: readonly { readonly size: number; readonly value: number }[]
}

/** At a size, the number of each line; null before its first and after its last. */
export interface SizeRow {
  readonly size: number
  readonly values: readonly (number | null)[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** A vocabulary that is learnt from the top down begins with its largest size. */
const ascending = (points: Run['points']): Run['points'] => points.toSorted((one, other) => one.size - other.size)

/** UTF-8 bytes per token of all texts of a run together. */
export function bytesPerToken({ texts, points }: Pick<Run, 'texts' | 'points'>, name: string): SizeLine {
  const bytes = sum(texts.map((text) => text.bytes))
  return { name, points: ascending(points).map(({ size, tokens }) => ({ size, value: bytes / sum(tokens) })) }
}

/** Tokens of each text but the first, per token of the first. */
export function premiums({ texts, points }: Pick<Run, 'texts' | 'points'>): readonly SizeLine[] {
  return texts.slice(1).map(({ name }, index) => ({
    name,
    points: ascending(points).map(({ size, tokens }) => ({ size, value: (tokens[index + 1] ?? 0) / (tokens[0] ?? 0) })),
  }))
}

/** The number at the last point up to a size; null before the first. */
export function valueAt({ points }: SizeLine, size: number): number | null {
  return points.findLast((point) => point.size <= size)?.value ?? null
}

/** All sizes of all lines, each line with its last number up to there. */
export function sizeRows(lines: readonly SizeLine[]): readonly SizeRow[] {
  const sizes = [...new Set(lines.flatMap(({ points }) => points.map(({ size }) => size)))].toSorted((a, b) => a - b)
  const places = lines.map(() => -1)
  return sizes.map((size) => ({
    size,
    values: lines.map(({ points }, line) => {
      while ((points[(places[line] ?? 0) + 1]?.size ?? Infinity) <= size) places[line] = (places[line] ?? 0) + 1
      const place = places[line] ?? -1
      const isPast = place === points.length - 1 && (points[place]?.size ?? 0) < size
      return isPast ? null : (points[place]?.value ?? null)
    }),
  }))
}

/** At most `most` rows: the first, the last, and some between, evenly by their place. */
export function thinned<Row>(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows
  const step = (rows.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => rows[Math.round(index * step)]).filter((row) => row !== undefined)
}
