/** How the lines of lanes are told apart in charts: colours of `series.module.css`, and dashes if colours do not. */

const DASHES = ['', '6 3', '2 3', '9 3 2 3', '1 4', '12 4']
const COLOURS = 6

export function seriesColour(lane: number): string {
  return `var(--series-${(lane % COLOURS) + 1})`
}

/** An SVG dash pattern; empty for a line without gaps. */
export function seriesDash(lane: number): string {
  return DASHES[lane % DASHES.length] ?? ''
}

/** How the chart library's tooltips look. */
export const tooltipStyle = {
  background: 'var(--paper-raised)',
  border: '1px solid var(--hairline)',
  color: 'var(--ink)',
} as const
