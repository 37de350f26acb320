/** The page: header, text, tokenizers, panel. */
import { useTranslations } from 'use-intl'
import styles from './App.module.css'
import { Drafts } from './drafts/Drafts.tsx'
import { DropZone } from './DropZone.tsx'
import { Header } from './Header.tsx'
import { LinkState } from './LinkState.tsx'
import { Notices } from './Notices.tsx'
import { PanelArea } from './PanelArea.tsx'
import { TextSection } from './text/TextSection.tsx'
import { Chips } from './tokenizers/Chips.tsx'

export function App() {
  const t = useTranslations('app')
  return (
    <div className={styles['page']}>
      <a className={styles['skip']} href="#panel" onClick={skipToPanel}>
        {t('skip')}
      </a>
      <Header />
      <main>
        <Notices />
        <Drafts />
        <TextSection />
        <LinkState />
        <Chips />
        <PanelArea />
      </main>
      <DropZone />
    </div>
  )
}

/** Moves the focus without a change of the address, which holds the comparison. */
function skipToPanel(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('panel')?.focus()
}
