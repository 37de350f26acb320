/** Where the names of a chart's lanes stand above it, in rows. Pure: lengths of names are estimated, for it measures nothing. */

/** About, of a letter of 12 px. */
const LETTER_PIXELS = 7
const MARK_PIXELS = 16
const GAP_PIXELS = 18
const LEGEND_ROW_PIXELS = 20

interface LegendPlace {
  readonly name: string
  /** Of the mark's middle; the name begins `MARK_PIXELS` after it. */
  readonly x: number
  /** Of the row's middle. */
  readonly y: number
}

export interface ChartLegend {
  readonly places: readonly LegendPlace[]
  readonly height: number
}

/** @param width of the picture, in pixels: a name that does not fit begins a row */
export function chartLegend(names: readonly string[], width: number): ChartLegend {
  const places: LegendPlace[] = []
  let x = MARK_PIXELS / 2
  let row = 0
  for (const name of names) {
    const length = MARK_PIXELS + name.length * LETTER_PIXELS + GAP_PIXELS
    if (places.length > 0 && x + length - GAP_PIXELS > width) {
      row += 1
      x = MARK_PIXELS / 2
    }
    places.push({ name, x, y: (row + 0.5) * LEGEND_ROW_PIXELS })
    x += length
  }
  return { places, height: names.length === 0 ? 0 : (row + 1) * LEGEND_ROW_PIXELS }
}
