/** How far the counting is, with the time left, and what stops it or lets it go on. */
import { useFormatter, useTranslations } from 'use-intl'
import { retryCounting } from '../../../state/actions/languages.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './Progress.module.css'

export function Progress() {
  const t = useTranslations('languages')
  const format = useFormatter()
  const store = useAppStore()
  const services = useServices()
  const counting = useAppState((state) => state.session.languages.counting)
  const progress = useAppState((state) => state.session.languages.progress)
  if (counting === 'cancelled') {
    return (
      <p className={styles['progress']}>
        <output>{t('cancelled')}</output>
        <Button onClick={() => retryCounting(store)}>{t('goOn')}</Button>
      </p>
    )
  }
  if (counting !== 'running' || progress === null) return <p className={styles['progress']} />
  const { done, total, secondsLeft } = progress
  return (
    <p className={styles['progress']}>
      <progress value={done} max={total} aria-label={t('counting')} />
      <span>
        {t('countedOf', { done, total })}
        {secondsLeft !== null &&
          `, ${t('secondsLeft', { seconds: format.number(Math.max(1, Math.ceil(secondsLeft))) })}`}
      </span>
      <Button onClick={() => services.languages.cancelCounting()}>{t('cancel')}</Button>
    </p>
  )
}
