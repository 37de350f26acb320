/** Saves the chart of the `figure` in which it stands as an SVG file. */
import { useRef } from 'react'
import { saveFile } from './saveFile.ts'
import { SavePicture } from './SavePicture.tsx'
import { svgOf } from './svgOf.ts'

interface Props {
  readonly label: string
  /** Without its ending. */
  readonly fileName: string
  /** What the chart shows, for the file's title and description. */
  readonly title: string
  readonly description: string
  /** Names of its lines, in their order: the file's legend, which the page draws outside of the picture. */
  readonly names?: readonly string[]
}

export function SaveChart({ label, fileName, title, description, names = [] }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const save = () => {
    const svg = button.current?.closest('figure')?.querySelector('.recharts-wrapper > svg, svg[data-chart]')
    if (svg instanceof SVGSVGElement)
      saveFile(`${fileName}.svg`, 'image/svg+xml', svgOf(svg, title, description, { names }))
  }
  return <SavePicture ref={button} label={label} save={save} />
}
