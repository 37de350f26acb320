/** Where the marks of lanes stand in a line of the plot. Pure. */

/** Steps of the scale within a power of ten: their halves are short, too. */
const STEPS = [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10]
/** What is left free behind the largest figure, as a share of it. */
const MARGIN = 0.1
/** From mark to mark where marks stand side by side: they are about 10 px wide. */
export const MARK_PITCH = 12

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

/**
 * Marks that would cover each other stand side by side, around the place of their mean; so do groups that would, as one.
 * @param values by lane; null where there is none
 * @param room length of the scale, in pixels
 */
export function dotGroups(values: readonly (number | null)[], end: number, room: number): readonly DotGroup[] {
  const groups: { at: number; lanes: readonly number[] }[] = []
  const dots = values
    .flatMap((value, lane) => (value === null ? [] : [{ at: value / end, lanes: [lane] }]))
    .toSorted((one, other) => one.at - other.at)
  for (const dot of dots) {
    let group: { at: number; lanes: readonly number[] } = dot
    for (let last = groups.at(-1); last !== undefined && areTooNear(last, group, room); last = groups.at(-1)) {
      groups.pop()
      const count = last.lanes.length + group.lanes.length
      group = {
        at: (last.at * last.lanes.length + group.at * group.lanes.length) / count,
        lanes: [...last.lanes, ...group.lanes],
      }
    }
    groups.push(group)
  }
  return groups.map(({ at, lanes }) => ({ at, lanes: lanes.toSorted((one, other) => one - other) }))
}

function areTooNear(one: DotGroup, other: DotGroup, room: number): boolean {
  return (other.at - one.at) * room < ((one.lanes.length + other.lanes.length) / 2) * MARK_PITCH
}
