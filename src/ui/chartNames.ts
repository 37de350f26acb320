/** Names beside the rows of a chart: how much room they get, and what of a name fits in it. Pure: lengths are estimated. */

/** About, of a letter of 12 px; and the room beside the names. */
const LETTER_PIXELS = 7
export const NAME_GAP_PIXELS = 14
/** Of the picture, at most. */
const MAX_SHARE = 0.45

export interface ChartNames {
  /** In pixels, with the gap. */
  readonly width: number
  /** The name, or as much of it as fits, with an ellipsis. */
  readonly shown: (name: string) => string
}

/** @param width of the whole picture, in pixels */
export function chartNames(names: readonly string[], width: number): ChartNames {
  const longest = names.reduce((most, { length }) => Math.max(most, length), 0)
  const room = Math.min(width * MAX_SHARE, NAME_GAP_PIXELS + LETTER_PIXELS * longest)
  const letters = Math.max(1, Math.floor((room - NAME_GAP_PIXELS) / LETTER_PIXELS))
  return {
    width: room,
    shown: (name) => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name),
  }
}
