/** The dialog that adds tokenizers: those shipped, multi-word and codes over one of them, any of the hub, any of the reader's disk. */
import { useTranslations } from 'use-intl'
import { DialogFrame } from '../../../ui/DialogFrame.tsx'
import { AdaptiveForm } from './AdaptiveForm.tsx'
import styles from './AddDialog.module.css'
import { FileForm } from './FileForm.tsx'
import { HubForm } from './HubForm.tsx'
import { MultiWordForm } from './MultiWordForm.tsx'
import { ShippedList } from './ShippedList.tsx'

export default function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('add')
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} size="wide" onClose={onClose}>
      {(close) => (
        <div className={styles['columns']}>
          <div className={styles['hub']}>
            <HubForm onAdded={close} />
          </div>
          <section aria-labelledby="add-shipped" className={`${styles['part']} ${styles['shipped']}`}>
            <h3 id="add-shipped" className={styles['heading']}>
              {t('shipped')}
            </h3>
            <ShippedList />
          </section>
          <div className={styles['other']}>
            <FileForm onAdded={close} />
            <MultiWordForm onAdded={close} />
            <AdaptiveForm onAdded={close} />
          </div>
        </div>
      )}
    </DialogFrame>
  )
}
