/**
 * A chart on the page as an SVG file that stands alone: the computed style of every element is written into it, colours
 * as `#rrggbb`, so that it looks the same in any program. Touches the page only to read it.
 */

const PROPERTIES = [
  'fill-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'direction',
  // After their opacities, which a colour that lets light through changes.
  'fill',
  'stroke',
] as const
const COLOURS: ReadonlySet<string> = new Set(['fill', 'stroke'])

/** `colour` in any form that CSS knows, as other programs know it; `none` stays. */
function plainColour(
  colour: string,
  context: CanvasRenderingContext2D | null,
): { readonly colour: string; readonly opacity: number } {
  if (context === null || colour === 'none' || colour.startsWith('url(')) return { colour, opacity: 1 }
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')
  return { colour: `#${hex}`, opacity: alpha / 255 }
}

/** Properties that an element does not take from the one around it, with the value that is as good as none. */
const OWN: Readonly<Record<string, string>> = { opacity: '1', 'dominant-baseline': 'auto' }

/** Writes the style of `from` into `to`; what is that of the element around it is left to that one. */
function inline(
  from: Element,
  to: Element,
  around: CSSStyleDeclaration | null,
  context: CanvasRenderingContext2D | null,
): void {
  const style = getComputedStyle(from)
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property)
    to.removeAttribute(property)
    if (value === '' || value === (OWN[property] ?? around?.getPropertyValue(property))) continue
    if (!COLOURS.has(property)) to.setAttribute(property, value)
    else {
      const { colour, opacity } = plainColour(value, context)
      to.setAttribute(property, opacity === 0 ? 'none' : colour)
      const whole = opacity * Number(style.getPropertyValue(`${property}-opacity`))
      if (opacity < 1 && opacity > 0) to.setAttribute(`${property}-opacity`, whole.toFixed(3))
    }
  }
  to.removeAttribute('class')
  to.removeAttribute('style')
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index]
    if (copy !== undefined) inline(child, copy, style, context)
  }
}

const SVG = 'http://www.w3.org/2000/svg'
/** Of the legend: from line to line, the length of a stroke, and the rooms after a stroke and a name. */
const LEGEND = { pitch: 20, stroke: 28, gap: 6, room: 20, size: 12 } as const
const FAMILY = 'system-ui, sans-serif'

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== '') made.textContent = text
  return made
}

/** The names of the chart's lines beside strokes like theirs, above the chart; answers the height that they take. */
function addLegend(
  to: Element,
  curves: readonly Element[],
  names: readonly string[],
  width: number,
  ink: string,
  context: CanvasRenderingContext2D | null,
): number {
  if (context !== null) context.font = `${LEGEND.size}px ${FAMILY}`
  const places: { readonly name: string; readonly x: number; readonly row: number }[] = []
  let x: number = LEGEND.gap
  let row = 0
  for (const name of names) {
    const wide = LEGEND.stroke + LEGEND.gap + (context?.measureText(name).width ?? name.length * 7) + LEGEND.room
    if (x > LEGEND.gap && x + wide > width) {
      x = LEGEND.gap
      row += 1
    }
    places.push({ name, x, row })
    x += wide
  }
  const height = names.length === 0 ? 0 : (row + 1) * LEGEND.pitch + 4
  for (const [index, { name, x: left, row: line }] of places.entries()) {
    const y = line * LEGEND.pitch - height + LEGEND.pitch / 2
    const stroke = {
      stroke: curves[index]?.getAttribute('stroke') ?? ink,
      'stroke-width': 2,
      'stroke-dasharray': curves[index]?.getAttribute('stroke-dasharray') ?? 'none',
    }
    to.append(element('line', { x1: left, x2: left + LEGEND.stroke, y1: y, y2: y, ...stroke }))
    to.append(
      element(
        'text',
        { x: left + LEGEND.stroke + LEGEND.gap, y: y + 4, fill: ink, 'font-size': LEGEND.size, 'font-family': FAMILY },
        name,
      ),
    )
  }
  return height
}

interface SvgExtras {
  /** Of the chart's lines, for a legend in the file. */
  readonly names?: readonly string[]
  /** What must stand in the picture itself, under the chart. */
  readonly note?: string | null
}

/** @param title what the picture shows, for its `title` and `desc` */
export function svgOf(
  svg: SVGSVGElement,
  title: string,
  description: string,
  { names = [], note = null }: SvgExtras = {},
): string {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const { width, height } = svg.getBoundingClientRect()
  const page = getComputedStyle(document.documentElement)
  // Found before the classes go.
  const curves = [...copy.querySelectorAll('path.recharts-line-curve')]
  inline(svg, copy, null, context)
  for (const empty of copy.querySelectorAll('title:empty, desc:empty')) empty.remove()
  const legend = addLegend(copy, curves, names, width, plainColour(page.color, context).colour, context)
  const under = note === null ? 0 : LEGEND.pitch
  if (note !== null) {
    const place = { x: LEGEND.gap, y: height + LEGEND.size, 'font-size': LEGEND.size, 'font-family': FAMILY }
    copy.append(element('text', { ...place, fill: plainColour(page.color, context).colour }, note))
  }
  const whole = Math.round(height + legend + under)
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(whole))
  if (legend + under > 0 || !copy.hasAttribute('viewBox'))
    copy.setAttribute('viewBox', `0 ${-legend} ${Math.round(width)} ${whole}`)
  copy.removeAttribute('aria-hidden')
  const background = element('rect', {
    y: -legend,
    width: '100%',
    height: '100%',
    fill: plainColour(page.backgroundColor, context).colour,
  })
  for (const [name, text] of [
    ['desc', description],
    ['title', title],
  ] as const)
    copy.prepend(element(name, {}, text))
  copy.insertBefore(background, copy.children[2] ?? null)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}
