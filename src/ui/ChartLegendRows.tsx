/** The names of a chart's lanes with their marks, inside the picture, so that the saved file has them too. */
import type { ChartLegend } from './chartLegend.ts'
import { seriesMark } from './marks.ts'
import { seriesColour } from './series.ts'

export function ChartLegendRows({ legend }: { readonly legend: ChartLegend }) {
  return legend.places.map(({ name, x, y }, lane) => (
    <g key={name} transform={`translate(${x} ${y})`}>
      <path d={seriesMark(lane)} style={{ fill: seriesColour(lane) }} />
      <text x={10} y={4}>
        {name}
      </text>
    </g>
  ))
}
