/** Copies the address of the page as it stands, which names the part that is shown. */
import { useTranslations } from 'use-intl'
import { useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { useTransient } from '../../ui/useTransient.ts'
import styles from './BiasLabPanel.module.css'

export function CopyPartLink() {
  const t = useTranslations('biasLab')
  const services = useServices()
  const [said, setSaid] = useTransient<'copied' | 'refused'>()
  const copy = async (): Promise<void> => {
    setSaid((await services.copyText(services.shareLink().address)) ? 'copied' : 'refused')
  }
  return (
    <p className={styles['copy']}>
      <Button look="quiet" onClick={() => void copy()}>
        {t('copyLink')}
      </Button>
      <output>{said === null ? '' : t(said)}</output>
    </p>
  )
}
