/** The dialog that adds tokenizers: those shipped, multi-word over one of them, any of the hub, any of the reader's disk. */
import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import styles from './AddDialog.module.css'
import { FileForm } from './FileForm.tsx'
import { HubForm } from './HubForm.tsx'
import { MultiWordForm } from './MultiWordForm.tsx'
import { ShippedList } from './ShippedList.tsx'

export default function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('add')
  const [open, setOpen] = useState(true)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['popup']}>
          <div className={styles['head']}>
            <Dialog.Title className={styles['title']}>{t('title')}</Dialog.Title>
            <IconButton label={t('close')} onClick={() => setOpen(false)}>
              <CloseIcon />
            </IconButton>
          </div>
          <div className={styles['columns']}>
            <section aria-labelledby="add-shipped" className={styles['part']}>
              <h3 id="add-shipped" className={styles['heading']}>
                {t('shipped')}
              </h3>
              <ShippedList />
            </section>
            <div className={styles['side']}>
              <HubForm onAdded={() => setOpen(false)} />
              <FileForm onAdded={() => setOpen(false)} />
              <MultiWordForm onAdded={() => setOpen(false)} />
            </div>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
