/** Places dots along a line so that none covers another if there is room: each as near the line as it can be. Pure. */

export interface Dot {
  readonly x: number
  readonly y: number
}

/**
 * @param xs in pixels, ascending
 * @param radius of a dot, in pixels
 * @param reach how far from the line a dot may be, in pixels; beyond it dots cover each other
 */
export function swarm(xs: readonly number[], radius: number, reach: number): readonly Dot[] {
  const placed: Dot[] = []
  const step = radius / 2
  for (const x of xs) {
    const near = placed.filter((dot) => x - dot.x < 2 * radius)
    const isFree = (y: number) => near.every((dot) => (dot.x - x) ** 2 + (dot.y - y) ** 2 >= (2 * radius) ** 2)
    let y = 0
    for (let offset = 0; offset <= reach; offset += step) {
      if (isFree(offset)) {
        y = offset
        break
      }
      if (isFree(-offset)) {
        y = -offset
        break
      }
      if (offset + step > reach) y = placed.length % 2 === 0 ? reach : -reach
    }
    placed.push({ x, y })
  }
  return placed
}
