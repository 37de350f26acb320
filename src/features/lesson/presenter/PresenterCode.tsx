/** The QR code of what is on the screen, over all of it. */
import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { MAX_CODE_BYTES, QrCode } from '../../../ui/QrCode.tsx'
import styles from './PresenterCode.module.css'

export function PresenterCode({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('lesson.presenter')
  const services = useServices()
  const [{ address }] = useState(() => services.shareLink())
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup className={styles['code']}>
          <Dialog.Title className={styles['title']}>{t('codeTitle')}</Dialog.Title>
          <QrCode
            address={address}
            label={t('codeOf')}
            className={styles['drawing'] ?? ''}
            tooLong={<p>{t('tooLong', { most: MAX_CODE_BYTES })}</p>}
          />
          <Button onClick={onClose}>{t('closeCode')}</Button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
