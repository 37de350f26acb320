/** How much the browser keeps for this address, and whether it promises to. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OfflineServices, Storage } from '../../state/offlineServices.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './StorageDialog.module.css'
import { useSizes } from './useSizes.ts'

export function Persistence({ offline, storage }: { readonly offline: OfflineServices; readonly storage: Storage }) {
  const t = useTranslations('storage')
  const sizeOf = useSizes()
  const [answer, setAnswer] = useState<boolean | null>(null)
  const { estimate, persisted } = storage
  const isPersisted = answer ?? persisted
  return (
    <section className={styles['part']}>
      {estimate !== null && (
        <p className={styles['note']}>
          {t('estimate', { usage: sizeOf(estimate.usageBytes), quota: sizeOf(estimate.quotaBytes) })}
        </p>
      )}
      {isPersisted !== null && (
        <div className={styles['actions']}>
          <output className={styles['note']}>
            {isPersisted ? t('persisted') : answer === null ? t('clearable') : t('refused')}
          </output>
          {!isPersisted && answer === null && (
            <Button onClick={() => void offline.persist().then(setAnswer)}>{t('persist')}</Button>
          )}
        </div>
      )}
    </section>
  )
}
