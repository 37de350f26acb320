/** The class of a token by the level of its figure. Pure. */
import type { ScoreFigure } from '../options.ts'
import { figureScales, LEVELS, NO_LEVEL } from './figureScale.ts'
import styles from './scale.module.css'

/** On the scale of z, low is what surprises: the warm side. */
function paletteLevel(figure: ScoreFigure, level: number): number {
  return figure === 'z' ? LEVELS - 1 - level : level
}

export function classOfLevel(figure: ScoreFigure, level: number): string {
  if (level === NO_LEVEL) return styles['unscored'] ?? ''
  const scale = figureScales[figure].kind === 'sequential' ? 'seq' : 'div'
  return `${styles['scored']} ${styles[`${scale}${paletteLevel(figure, level)}`]}`
}
