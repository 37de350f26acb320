/**
 * A chart on the page as an SVG file that stands alone: the computed style of every element is written into it, colours
 * as `#rrggbb`, so that it looks the same in any program. Touches the page only to read it.
 */

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
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
] as const
const COLOURS: ReadonlySet<string> = new Set(['fill', 'stroke'])

/** `colour` in any form that CSS knows, as other programs know it; `none` stays. */
function plainColour(colour: string, context: CanvasRenderingContext2D | null): { readonly colour: string; readonly opacity: number } {
  if (context === null || colour === 'none' || colour.startsWith('url(')) return { colour, opacity: 1 }
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')
  return { colour: `#${hex}`, opacity: alpha / 255 }
}

function inline(from: Element, to: Element, context: CanvasRenderingContext2D | null): void {
  const style = getComputedStyle(from)
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property)
    if (value === '') continue
    if (!COLOURS.has(property)) to.setAttribute(property, value)
    else {
      const { colour, opacity } = plainColour(value, context)
      to.setAttribute(property, colour)
      if (opacity < 1 && opacity > 0) to.setAttribute(`${property}-opacity`, opacity.toFixed(3))
      if (opacity === 0) to.setAttribute(property, 'none')
    }
  }
  to.removeAttribute('class')
  to.removeAttribute('style')
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index]
    if (copy !== undefined) inline(child, copy, context)
  }
}

/** @param title what the picture shows, for its `title` and `desc` */
export function svgOf(svg: SVGSVGElement, title: string, description: string): string {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  inline(svg, copy, canvas.getContext('2d', { willReadFrequently: true }))
  const { width, height } = svg.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(Math.round(height)))
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`)
  copy.removeAttribute('aria-hidden')
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  background.setAttribute('width', '100%')
  background.setAttribute('height', '100%')
  background.setAttribute('fill', plainColour(getComputedStyle(document.documentElement).backgroundColor, canvas.getContext('2d')).colour)
  for (const [name, text] of [['desc', description], ['title', title]] as const) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    element.textContent = text
    copy.prepend(element)
  }
  copy.insertBefore(background, copy.children[2] ?? null)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}
