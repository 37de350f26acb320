/** The class of a token by the level of its figure. Pure. */
import type { ScoreFigure } from '../options.ts'
import { figureScales, LEVELS, NO_LEVEL, type FigureScale } from './figureScale.ts'
import styles from './scale.module.css'

/** From the lowest level to the highest. */
const LEVEL_CLASSES: Readonly<Record<FigureScale['kind'], readonly string[]>> = {
  sequential: [
    styles['seq0'],
    styles['seq1'],
    styles['seq2'],
    styles['seq3'],
    styles['seq4'],
    styles['seq5'],
    styles['seq6'],
    styles['seq7'],
    styles['seq8'],
  ],
  diverging: [
    styles['div0'],
    styles['div1'],
    styles['div2'],
    styles['div3'],
    styles['div4'],
    styles['div5'],
    styles['div6'],
    styles['div7'],
    styles['div8'],
  ],
}

/** On the scale of z, low is what surprises: the warm side. */
function paletteLevel(figure: ScoreFigure, level: number): number {
  return figure === 'z' ? LEVELS - 1 - level : level
}

export function classOfLevel(figure: ScoreFigure, level: number): string {
  if (level === NO_LEVEL) return styles['unscored']
  return `${styles['scored']} ${LEVEL_CLASSES[figureScales[figure].kind][paletteLevel(figure, level)] ?? ''}`
}
