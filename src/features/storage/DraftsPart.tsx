/** Drafts of the reader's texts: how many, how large; removed together. There is no need of a service worker for them. */
import { useCallback, useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { offerDraft } from '../../state/actions/drafts.ts'
import { useAppStore } from '../../state/react.ts'
import { utf8Length } from '../../core/text/utf8.ts'
import { Button } from '../../ui/Button.tsx'
import { browserShelf } from '../../platform/storage/draftShelf.ts'
import styles from './StorageDialog.module.css'
import { useSizes } from './useSizes.ts'

const shelf = browserShelf()

interface Listed {
  readonly tabs: readonly string[]
  /** Of UTF-8. */
  readonly bytes: number
}

/** One text after the other: each may be a hundred megabytes. */
async function list(): Promise<Listed> {
  const tabs = shelf.tabs()
  let bytes = 0
  for (const tab of tabs) bytes += utf8Length((await shelf.read(tab))?.text ?? '')
  return { tabs, bytes }
}

export function DraftsPart() {
  const t = useTranslations('storage')
  const store = useAppStore()
  const sizeOf = useSizes()
  const title = useId()
  const [listed, setListed] = useState<Listed | null>(null)
  const ask = useCallback(() => void list().then(setListed), [])
  useEffect(ask, [ask])
  if (listed === null) return null
  const { tabs, bytes } = listed

  async function remove(): Promise<void> {
    for (const tab of tabs) await shelf.remove(tab)
    offerDraft(store, null)
    ask()
  }

  return (
    <section className={styles['part']} aria-labelledby={title}>
      <h3 id={title} className={styles['heading']}>
        {t('drafts.title')}
      </h3>
      <p className={styles['note']}>{t('drafts.note')}</p>
      <div className={styles['row']}>
        <output className={styles['name']}>{t('drafts.count', { count: tabs.length })}</output>
        <span className={styles['figure']}>{tabs.length > 0 && sizeOf(bytes)}</span>
        <Button
          look="quiet"
          aria-label={t('removeNamed', { name: t('drafts.title') })}
          disabled={tabs.length === 0}
          onClick={() => void remove()}
        >
          {t('remove')}
        </Button>
      </div>
    </section>
  )
}
