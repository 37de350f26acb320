/** A button that opens a small panel of words beside it: a definition, a card, a note. */
import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import styles from './InfoPopover.module.css'

interface Props {
  /** What the button shows. */
  readonly trigger: ReactNode
  /** The button's name where what it shows is not enough. */
  readonly label?: string | undefined
  readonly title: string
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function InfoPopover({ trigger, label, title, children, className }: Props) {
  return (
    <Popover.Root>
      <Popover.Trigger className={`${styles['trigger']} ${className ?? ''}`} aria-label={label}>
        {trigger}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={8} className={styles['positioner']}>
          <Popover.Popup className={styles['popup']}>
            <Popover.Title className={styles['title']}>{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
