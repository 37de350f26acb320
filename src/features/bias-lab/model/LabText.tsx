/** The text that a part of the lab asks about: a field, what it may hold, and texts to try. */
import type { ReactNode } from 'react'
import lab from '../LabPart.module.css'

interface Props {
  /** Of the part: names the element that says the limits. */
  readonly part: string
  readonly label: string
  readonly limits: string
  readonly rows?: number
  readonly value: string
  readonly onChange: (text: string) => void
  /** Texts to try. */
  readonly children?: ReactNode
}

export function LabText({ part, label, limits, rows = 2, value, onChange, children }: Props) {
  const limitsId = `${part}-limits`
  return (
    <div className={lab['textField']}>
      <label className={lab['field']}>
        {label}
        <textarea
          rows={rows}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          aria-describedby={limitsId}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      <p id={limitsId} className={lab['note']}>
        {limits}
      </p>
      {children}
    </div>
  )
}
