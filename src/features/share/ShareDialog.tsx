/** The dialog that gives the comparison away: link, QR code, file, embedding, citation. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServices } from '../../state/react.ts'
import { shownName } from '../../core/text/shownName.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { CitePart } from './CitePart.tsx'
import { CopyField } from './CopyField.tsx'
import { FilePart } from './FilePart.tsx'
import { QrPart } from './QrPart.tsx'
import styles from './ShareDialog.module.css'
import { embedSnippet } from '../../state/links/embedding.ts'

export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('share')
  const services = useServices()
  // What is given away is what was on the screen when the dialog opened.
  const [link] = useState(() => services.shareLink())
  const share = { title: t('pageTitle'), url: link.address }
  const canShare = typeof navigator.share === 'function'
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <div className={styles['parts']}>
        <section className={styles['part']}>
          <CopyField
            label={t('link')}
            value={link.address}
            primary
            onShare={canShare ? () => void navigator.share(share).catch(() => {}) : null}
          />
          <p className={styles['note']}>
            {t('length', { characters: link.address.length })} {link.complete ? t('complete') : t('withoutText')}
          </p>
          {link.leftOut.map(({ reason, name, sha256 }) => (
            <p key={sha256} className={styles['note']}>
              {t(`leftOut.${reason}`, { name: shownName(name), sha256 })}
            </p>
          ))}
        </section>
        <QrPart address={link.address} />
        <FilePart />
        <section className={styles['part']}>
          <CopyField label={t('embed')} value={embedSnippet(link.address, t('pageTitle'))} />
          <p className={styles['note']}>{t('embedNote')}</p>
        </section>
        <CitePart link={link.address} />
      </div>
    </DialogFrame>
  )
}
