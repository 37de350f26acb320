/** Where the numbers of lanes stand in a line of the plot. Pure. */

/** Steps of the scale within a power of ten: their halves are short, too. */
const STEPS = [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10]
/** What is left free behind the largest figure, as a share of it. */
const MARGIN = 0.1
/** Figures nearer than this share of the scale stand side by side, at the place of their mean. */
const TOO_NEAR = 0.02

/** The end of a scale from 0 that holds the value with a margin. */
export function scaleEnd(value: number): number {
  if (value <= 0) return 1
  const least = value * (1 + MARGIN)
  const power = 10 ** Math.floor(Math.log10(least))
  return (STEPS.find((step) => step * power >= least) ?? 10) * power
}

export interface DotGroup {
  /** 0 to 1, along the scale. */
  readonly at: number
  /** Indices, in order. */
  readonly lanes: readonly number[]
}

/** @param values by lane; null where there is none */
export function dotGroups(values: readonly (number | null)[], end: number): readonly DotGroup[] {
  const dots = values
    .flatMap((value, lane) => (value === null ? [] : [{ at: value / end, lane }]))
    .toSorted((one, other) => one.at - other.at)
  const groups: { at: number; lane: number }[][] = []
  for (const dot of dots) {
    const last = groups.at(-1)
    if (last !== undefined && dot.at - (last.at(-1)?.at ?? 0) < TOO_NEAR) last.push(dot)
    else groups.push([dot])
  }
  return groups.map((group) => ({
    at: group.reduce((sum, { at }) => sum + at, 0) / group.length,
    lanes: group.map(({ lane }) => lane).toSorted((one, other) => one - other),
  }))
}
