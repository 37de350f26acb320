/** What may be wider or higher than its place: it scrolls, also by the keyboard. */
import type { ReactNode } from 'react'
import styles from './Workshop.module.css'

interface Props {
  /** What it holds, in words. */
  readonly label: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function ScrollRegion({ label, className = '', children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by the keyboard
    <section className={`${styles['scroll']} ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
