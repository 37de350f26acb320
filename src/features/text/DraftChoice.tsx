/** Whether the text is kept on this device as a draft. */
import { useTranslations } from 'use-intl'
import { setKeepsDrafts } from '../../state/actions/drafts.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import styles from './TextSection.module.css'

export function DraftChoice() {
  const t = useTranslations('text')
  const store = useAppStore()
  const keepsDrafts = useAppState((state) => state.session.keepsDrafts)
  return (
    <label className={styles['drafts']} title={t('keepDraftNote')}>
      <input type="checkbox" checked={keepsDrafts} onChange={({ target }) => setKeepsDrafts(store, target.checked)} />
      {t('keepDraft')}
    </label>
  )
}
