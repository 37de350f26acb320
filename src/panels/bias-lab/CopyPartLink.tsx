/** Copies the address of the page as it stands, which names the part that is shown. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './BiasLabPanel.module.css'

const SAID_MILLISECONDS = 4000

export function CopyPartLink() {
  const t = useTranslations('biasLab')
  const services = useServices()
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null)
  const copy = async (): Promise<void> => {
    setSaid((await services.copyText(services.shareLink().address)) ? 'copied' : 'refused')
    window.setTimeout(() => setSaid(null), SAID_MILLISECONDS)
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
