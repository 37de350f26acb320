/** What to look at, what to try, what to conclude, and which papers say so: at the end of a part of a panel. */
import styles from './parts.module.css'

export interface TeachProps {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Absent: there are none. */
  readonly papers?: string
}

export function Teach({ title, paragraphs, papers }: TeachProps) {
  return (
    <details className={styles['teach']}>
      <summary>{title}</summary>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {papers !== undefined && <p className={styles['papers']}>{papers}</p>}
    </details>
  )
}
