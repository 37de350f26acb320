/** Offers the text that an earlier tab left behind: to take it, or to have it deleted. */
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { codePointCount } from '../../core/text/codePoints.ts'
import { offerDraft, restoreDraft } from '../../state/actions/drafts.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './DraftOffer.module.css'
import { draftTime } from './draftTime.ts'

/** UTF-16 units of the text that are shown; the line is cut where it ends. */
const BEGINNING = 200

export default function DraftOffer() {
  const t = useTranslations('drafts')
  const store = useAppStore()
  const locale = useLocale()
  const [now] = useState(() => Date.now())
  const draft = useAppState((state) => state.session.offeredDraft)
  if (draft === null) return null
  const { text, savedAt } = draft
  return (
    <section aria-label={t('label')} className={styles['offer']}>
      <output>{t('offer', { time: draftTime(savedAt, now, locale), characters: codePointCount(text) })}</output>
      <p className={styles['beginning']}>
        <bdi translate="no">
          {text
            .slice(0, BEGINNING)
            .replace(/[\ud800-\udbff]$/, '')
            .trim()}
        </bdi>
      </p>
      <div className={styles['answers']}>
        <Button onClick={() => restoreDraft(store)}>{t('restore')}</Button>
        <Button look="quiet" onClick={() => offerDraft(store, null)}>
          {t('delete')}
        </Button>
      </div>
    </section>
  )
}
