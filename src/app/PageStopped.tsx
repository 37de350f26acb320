/** In the place of the whole page, if it could not start or a defect reached its root: what failed, and what to do. */
import { useTranslations } from 'use-intl'
import { Button } from '../ui/Button.tsx'
import styles from './PageStopped.module.css'

/** `detail`: the error's own words. */
export function PageStopped({ detail }: { readonly detail: string }) {
  const t = useTranslations()
  return (
    <main role="alert" className={styles['stopped']}>
      <h1 className={styles['name']}>{t('app.name')}</h1>
      <p>{t('start.stopped', { detail })}</p>
      <p>{t('start.toDo')}</p>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t('start.reload')}
      </Button>
    </main>
  )
}
