/** The link as a QR code, for a room. */
import { useTranslations } from 'use-intl'
import { MAX_CODE_BYTES, QrCode } from '../../ui/QrCode.tsx'
import styles from './ShareDialog.module.css'

export function QrPart({ address }: { readonly address: string }) {
  const t = useTranslations('share')
  return (
    <figure className={styles['code']}>
      <QrCode address={address} label={t('code')} tooLong={null} />
      <figcaption className={styles['note']}>
        {address.length > MAX_CODE_BYTES ? t('noCode', { most: MAX_CODE_BYTES }) : t('codeNote')}
      </figcaption>
    </figure>
  )
}
