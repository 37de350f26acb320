/** Colours of the page as `#rrggbb`, whatever form the style sheet gives them in. Touches the page only to read it. */

/** @param within an element under the panel, whose custom properties count */
export function createColourReader(within: Element): (css: string) => string {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const probe = document.createElement('span')
  return (css) => {
    within.append(probe)
    probe.style.color = css
    const colour = getComputedStyle(probe).color
    probe.remove()
    if (context === null) return colour
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
}
