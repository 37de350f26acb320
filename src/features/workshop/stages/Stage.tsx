/** One stage: its name, which opens its definition, and what it does. */
import type { ReactNode } from 'react'
import type { EntryId } from '../../../core/glossary/entryId.ts'
import { Term } from '../../../ui/Term.tsx'
import styles from './Stages.module.css'

interface Props {
  /** Its entry in the glossary. */
  readonly entry: EntryId
  readonly title: string
  readonly children: ReactNode
}

export function Stage({ entry, title, children }: Props) {
  return (
    <section className={styles['stage']} aria-labelledby={`stage-${entry}`} data-stage={entry}>
      <h3 id={`stage-${entry}`}>
        <Term id={entry}>{title}</Term>
      </h3>
      {children}
    </section>
  )
}
