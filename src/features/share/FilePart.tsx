/** The comparison as a file, for what no link holds. */
import { useTranslations } from 'use-intl'
import { useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ShareDialog.module.css'

export function FilePart() {
  const t = useTranslations('share')
  const services = useServices()
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('file')}</h3>
      <p className={styles['note']}>{t('fileNote')}</p>
      <div className={styles['actions']}>
        <Button onClick={() => services.saveComparison()}>{t('save')}</Button>
      </div>
    </section>
  )
}
