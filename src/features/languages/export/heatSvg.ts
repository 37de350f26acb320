/** The heat map as an SVG file: the same rows, columns, colours and values as on the page. Pure. */
import type { FigureTable } from '../figures/figureTable.ts'
import type { Scale } from '../figures/figureScale.ts'

export interface HeatColours {
  /** Of a place on the scale, as `#rrggbb`: the cell and the ink on it. */
  readonly cell: (place: number) => { readonly paper: string; readonly ink: string }
  readonly paper: string
  readonly ink: string
}

const ROW = 24
const CELL = 84
const NAMES = 240
const HEAD = 64
const LEGEND_STEPS = 64

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** @param valueText a cell's words; `description` names corpus, mode, base and versions */
export function heatSvg(
  { columns, rows }: FigureTable,
  scale: Scale,
  colours: HeatColours,
  words: {
    readonly title: string
    readonly description: string
    /** What the reader must know of all of it; null if nothing. */
    readonly note: string | null
    readonly valueText: (row: number, column: number) => string
    readonly tickText: (value: number) => string
  },
): string {
  const width = NAMES + columns.length * CELL + 12
  const height = HEAD + rows.length * ROW + 60
  const parts: string[] = []
  const text = (x: number, y: number, content: string, attributes = ''): void => {
    parts.push(`<text x="${x}" y="${y}" fill="${colours.ink}" ${attributes}>${escape(content)}</text>`)
  }
  text(8, 20, words.title, 'font-weight="600" font-size="14"')
  if (words.note !== null) text(8, 38, words.note)
  for (const [column, { name }] of columns.entries())
    text(NAMES + (column + 0.5) * CELL, HEAD - 10, name, 'text-anchor="middle"')
  for (const [row, { language, cells }] of rows.entries()) {
    const y = HEAD + row * ROW
    text(8, y + 16, language.autonym === null ? language.name : `${language.name} \u2068${language.autonym}\u2069`)
    for (const column of columns.keys()) {
      const value = cells[column]?.value ?? null
      const x = NAMES + column * CELL
      const look = value === null ? { paper: 'none', ink: colours.ink } : colours.cell(scale.placeOf(value))
      parts.push(`<rect x="${x}" y="${y}" width="${CELL - 1}" height="${ROW - 1}" fill="${look.paper}"/>`)
      parts.push(
        `<text x="${x + CELL / 2}" y="${y + 16}" fill="${look.ink}" text-anchor="middle">${escape(words.valueText(row, column))}</text>`,
      )
    }
  }
  const legendY = HEAD + rows.length * ROW + 16
  for (let step = 0; step < LEGEND_STEPS; step++) {
    const { paper } = colours.cell(step / (LEGEND_STEPS - 1))
    parts.push(`<rect x="${NAMES + step * 4}" y="${legendY}" width="4.5" height="12" fill="${paper}"/>`)
  }
  for (const value of [scale.least, scale.most]) {
    text(NAMES + scale.placeOf(value) * LEGEND_STEPS * 4, legendY + 28, words.tickText(value), 'text-anchor="middle"')
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" font-size="12">
<title>${escape(words.title)}</title>
<desc>${escape(words.description)}</desc>
<rect width="100%" height="100%" fill="${colours.paper}"/>
${parts.join('\n')}
</svg>
`
}
