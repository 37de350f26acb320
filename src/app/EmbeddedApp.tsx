/** One panel without the page around it, for an `iframe`; the whole page opens in a new tab. */
import { useDeferredValue } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useServices } from '../state/react.ts'
import styles from './EmbeddedApp.module.css'
import { Glossary } from './Glossary.tsx'
import { Notices } from './Notices.tsx'
import { PanelArea } from './PanelArea.tsx'

function OpenWhole() {
  const t = useTranslations('app')
  const services = useServices()
  // Drawn again with the comparison, so that the address is that of what is on the screen.
  useDeferredValue(useAppState(({ comparison }) => comparison))
  return (
    <a href={services.shareLink().address} target="_blank" rel="noopener">
      {t('openWhole')}
    </a>
  )
}

export function EmbeddedApp() {
  return (
    <main className={styles['page']}>
      <Notices />
      <PanelArea alone />
      <footer className={styles['foot']}>
        <OpenWhole />
      </footer>
      <Glossary />
    </main>
  )
}
