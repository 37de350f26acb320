/** A term or a figure on the page that opens its definition in the glossary: looks like the names that explain themselves. */
import type { ReactNode } from 'react'
import type { EntryId } from '../core/glossary/entryId.ts'
import { openGlossary } from '../state/actions/view.ts'
import { useAppStore } from '../state/react.ts'
import styles from './InfoPopover.module.css'

interface Props {
  readonly id: EntryId
  readonly children: ReactNode
}

export function Term({ id, children }: Props) {
  const store = useAppStore()
  return (
    <button type="button" className={styles['trigger']} aria-haspopup="dialog" onClick={() => openGlossary(store, id)}>
      {children}
    </button>
  )
}
