/** A place to drop files, which the page would else take for a text. Whatever it holds can also be reached without a mouse. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import styles from './FileDrop.module.css'

interface Props {
  /** For tests: what is dropped here. */
  readonly id: string
  /** Called during the drop: the browser empties the transfer after it. */
  readonly onDrop: (transfer: DataTransfer) => void
  readonly children: ReactNode
}

export function FileDrop({ id, onDrop, children }: Props) {
  const [isOver, setIsOver] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- for the mouse only: the fields in it are for all
    <div
      data-drop={id}
      className={`${styles['drop']} ${isOver ? styles['over'] : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        event.stopPropagation()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        setIsOver(false)
        onDrop(event.dataTransfer)
      }}
    >
      {children}
    </div>
  )
}
