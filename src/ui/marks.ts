/** The marks of lanes in charts: shapes, so that colour alone tells nothing. Pure. */

/** About 10 px wide and high, around the origin: circle, square, triangle, diamond, cross, triangle upside down. */
const PATHS = [
  'M-4.4 0a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0Z',
  'M-3.9 -3.9h7.8v7.8h-7.8Z',
  'M0 -5L4.8 3.7H-4.8Z',
  'M0 -5.4L5.4 0L0 5.4L-5.4 0Z',
  'M-1.6 -4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2Z',
  'M0 5L4.8 -3.7H-4.8Z',
] as const

/** SVG path data of a lane's mark. */
export function seriesMark(lane: number): string {
  return PATHS[lane % PATHS.length] ?? PATHS[0]
}
