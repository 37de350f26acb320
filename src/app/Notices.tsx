/** What the page has to say that belongs to no lane: of the link, of a dropped file. Each stays until it is dismissed. */
import { useTranslations } from 'use-intl'
import { undoReplacement } from '../state/actions/comparison.ts'
import { dismissNotice } from '../state/actions/session.ts'
import { useAppState, useAppStore, useServices } from '../state/react.ts'
import { shownValues } from '../core/text/shownName.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { CloseIcon, WarningIcon } from '../ui/icons.tsx'
import { NO_FAILURE_VALUES } from '../ui/useFailureText.ts'
import styles from './Notices.module.css'

/** Messages are given every value that any of them names. */
const NO_VALUES = {
  ...NO_FAILURE_VALUES,
  list: '',
  source: 'link',
  shown: 'default',
  text: 'none',
  characters: 0,
  unknown: 0,
}

export function Notices() {
  const t = useTranslations()
  const store = useAppStore()
  const services = useServices()
  const notices = useAppState((state) => state.session.notices)
  return (
    <section aria-label={t('notices.label')} aria-live="polite" className={styles['notices']}>
      {notices.map((notice) => (
        <div key={notice.id} className={`${styles['notice']} ${styles[notice.tone]}`}>
          <WarningIcon />
          <p>{t(notice.message, { ...NO_VALUES, ...shownValues(notice.values) })}</p>
          {notice.action === 'update' && (
            <Button onClick={() => void services.offline().then((offline) => offline?.takeUpdate())}>
              {t('notices.reload')}
            </Button>
          )}
          {notice.action === 'undo' && <Button onClick={() => undoReplacement(store)}>{t('notices.undo')}</Button>}
          {notice.action === 'reload' && <Button onClick={() => services.reloadPage()}>{t('notices.reload')}</Button>}
          <IconButton label={t('notices.dismiss')} onClick={() => dismissNotice(store, notice.id)}>
            <CloseIcon />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
