/** Widths of text as this browser draws them, for figures. Touches the page only for a canvas that is never shown. */
import { FIGURE_FONTS } from './figureStyles.ts'
import type { Measure } from './placeLines.ts'

/** Widths are measured at this size and scaled: a text is measured once for all sizes that are tried. */
const MEASURED_AT = 100

export function createMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()
  if (context !== null) context.font = `${MEASURED_AT}px ${FIGURE_FONTS}`
  return (text, size, isRightToLeft) => {
    // A browser without a canvas gets a width that nothing exceeds by much.
    if (context === null) return text.length * size * 0.6
    const key = `${isRightToLeft ? 'r' : 'l'}${text}`
    let width = widths.get(key)
    if (width === undefined) {
      context.direction = isRightToLeft ? 'rtl' : 'ltr'
      width = context.measureText(text).width / MEASURED_AT
      widths.set(key, width)
    }
    return width * size
  }
}
