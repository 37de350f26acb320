/** The button and the panel that it has opened; see `InfoPopover.tsx`, which loads this. */
import { Popover } from '@base-ui/react/popover'
import type { InfoPopoverProps } from './InfoPopover.tsx'
import styles from './InfoPopover.module.css'

export default function OpenedPopover({ trigger, label, title, children, className, more }: InfoPopoverProps) {
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className={`${styles['trigger']} ${className ?? ''}`} aria-label={label}>
        {trigger}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={8} className={styles['positioner']}>
          <Popover.Popup className={styles['popup']}>
            <Popover.Title className={styles['title']}>{title}</Popover.Title>
            {children}
            {more !== undefined && (
              <Popover.Close className={styles['more']} onClick={more.onFollow}>
                {more.words}
              </Popover.Close>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
