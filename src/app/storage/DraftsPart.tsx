/** Drafts of the reader's texts: how many, how large; removed together. There is no need of a service worker for them. */
import { useCallback, useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { draftDatabase } from '../../effects/drafts/draftDatabase.ts'
import { offerDraft } from '../../state/actions/drafts.ts'
import { useAppStore } from '../../state/react.ts'
import type { Draft } from '../../state/session.ts'
import { utf8Length } from '../../text/utf8.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './StorageDialog.module.css'
import { useSizes } from './useSizes.ts'

const database = draftDatabase(() => window.indexedDB)

export function DraftsPart() {
  const t = useTranslations('storage')
  const store = useAppStore()
  const sizeOf = useSizes()
  const title = useId()
  const [drafts, setDrafts] = useState<readonly Draft[] | null>(null)
  const ask = useCallback(() => void database.all().then(setDrafts), [])
  useEffect(ask, [ask])
  if (drafts === null) return null

  async function remove(listed: readonly Draft[]): Promise<void> {
    await Promise.all(listed.map(({ id }) => database.remove(id)))
    offerDraft(store, null)
    ask()
  }

  const bytes = drafts.reduce((sum, { text }) => sum + utf8Length(text), 0)
  return (
    <section className={styles['part']} aria-labelledby={title}>
      <h3 id={title} className={styles['heading']}>
        {t('drafts.title')}
      </h3>
      <p className={styles['note']}>{t('drafts.note')}</p>
      <div className={styles['row']}>
        <output className={styles['name']}>{t('drafts.count', { count: drafts.length })}</output>
        <span className={styles['figure']}>{drafts.length > 0 && sizeOf(bytes)}</span>
        <Button look="quiet" aria-label={t('removeNamed', { name: t('drafts.title') })} disabled={drafts.length === 0} onClick={() => void remove(drafts)}>
          {t('remove')}
        </Button>
      </div>
    </section>
  )
}
