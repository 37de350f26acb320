/** The words on the button of the prepared texts. */
import { useTranslations } from 'use-intl'
import { isSampleId } from '../../core/samples/samples.ts'
import { useAppState } from '../../state/react.ts'
import styles from './SampleSelect.module.css'

/** The kind of choice (for the ear, if the chosen one is seen) and the chosen one. */
export function ChosenSample() {
  const t = useTranslations()
  const chosen = useAppState((state) => state.comparison.sampleId)
  if (chosen === null || !isSampleId(chosen)) return <span className={styles['value']}>{t('text.samples')}</span>
  return (
    <span className={styles['value']}>
      <span className="visually-hidden">{t('text.samples')}: </span>
      {t(`samples.${chosen}.title`)}
    </span>
  )
}
