/** A dialog with its title and its closing button, open from the first: whoever draws it takes it away once it has closed. */
import { Dialog } from '@base-ui/react/dialog'
import { useState, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import styles from './DialogFrame.module.css'
import { focusAfter, openerOf } from './focus.ts'
import { CloseIcon } from './icons.tsx'

export interface DialogFrameProps {
  readonly title: string
  readonly closeLabel: string
  /** `fixed`: as high as there is room, for content that scrolls by itself. */
  readonly size?: 'narrow' | 'medium' | 'wide' | 'fixed'
  /** Called when it has closed. */
  readonly onClose: () => void
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

export function DialogFrame({ title, closeLabel, size = 'medium', onClose, children }: DialogFrameProps) {
  const [open, setOpen] = useState(true)
  const close = (): void => setOpen(false)
  // Before anything in the dialog takes the focus.
  const [opener] = useState(openerOf)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={`${styles['popup']} ${styles[size]}`} finalFocus={() => focusAfter(opener)}>
          <div className={styles['head']}>
            <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
            <IconButton label={closeLabel} onClick={close}>
              <CloseIcon />
            </IconButton>
          </div>
          {typeof children === 'function' ? children(close) : children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
