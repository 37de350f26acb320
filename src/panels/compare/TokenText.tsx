/** The text of a cell with marks for what cannot be seen. The text itself is never changed, only drawn over. */
import { memo } from 'react'
import { lineBreakLabel, stretchesOf } from './invisibles.ts'
import styles from './tokens.module.css'

interface Props {
  readonly text: string
  readonly lineBreak: boolean
  /** Whether spaces get a mark. */
  readonly whitespace: boolean
}

export const TokenText = memo(function TokenText({ text, lineBreak, whitespace }: Props) {
  if (lineBreak) {
    return <span className={styles['lineBreak']} data-mark={whitespace ? lineBreakLabel(text) : '\u00a0'} />
  }
  const stretches = stretchesOf(text, whitespace)
  if (stretches.length === 1 && stretches[0]?.mark === null) return text
  return stretches.map(({ text: part, mark, label }, place) => {
    if (mark === null) return part
    const look = mark === 'named' ? styles['named'] : styles[mark]
    // The stretches of a cell have no identity but their place.
    return (
      <span key={`${place}${label}`} className={look} data-mark={mark === 'named' ? label : undefined}>
        {part}
      </span>
    )
  })
})
