/** The text of a cell with marks for what cannot be seen. The text itself is never changed, only drawn over. */
import type { ReactNode } from 'react'
import { lineBreakLabel, markedRuns } from './invisibles.ts'
import type { IsLone } from './invisibles.ts'
import styles from './tokens.module.css'

/**
 * A function, not a component: a long text has thousands of cells, and a component each would double the work.
 *
 * @param whitespace whether spaces, and all else that cannot be seen, get a mark
 * @param isLone see `markedRuns`
 */
export function drawText(text: string, lineBreak: boolean, whitespace: boolean, isLone?: IsLone): ReactNode {
  if (lineBreak) {
    return <span className={styles['lineBreak']} data-mark={whitespace ? lineBreakLabel(text) : '\u00a0'} />
  }
  const runs = markedRuns(text, whitespace, isLone)
  if (runs.length === 1 && runs[0]?.mark === null) return text
  return runs.map(({ text: part, mark, label }, place) => {
    if (mark === null) return part
    const look = mark === 'space' ? styles['space'] : mark === 'tab' ? styles['tab'] : styles['named']
    // The runs of a cell have no identity but their place.
    return (
      <span key={`${place}${label}`} className={look} data-mark={label === '' ? undefined : label}>
        {part}
      </span>
    )
  })
}
