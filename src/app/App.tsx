/** The page: header, text, tokenizers, panel. */
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../state/react.ts'
import styles from './App.module.css'
import { aboveChosen } from '../features/above.ts'
import { Drafts } from '../features/drafts/Drafts.tsx'
import { DropZone } from './DropZone.tsx'
import { Header } from './Header.tsx'
import { LinkState } from './LinkState.tsx'
import { Notices } from './Notices.tsx'
import { PanelArea } from './PanelArea.tsx'
import { TextSection } from '../features/text/TextSection.tsx'
import { Chips } from '../features/tokenizers/chips/Chips.tsx'

const ReadingBar = lazy(() => import('./ReadingBar.tsx'))

export function App() {
  const t = useTranslations('app')
  const text = useAppState((state) => aboveChosen(state.comparison).text)
  const tokenizers = useAppState((state) => aboveChosen(state.comparison).tokenizers)
  const isReading = useAppState((state) => state.session.reading !== null)
  return (
    <div className={styles['page']}>
      <a className={styles['skip']} href="#panel" onClick={skipToPanel}>
        {t('skip')}
      </a>
      <Header />
      <main>
        <Notices />
        <Drafts />
        <TextSection place={text} />
        <LinkState />
        {tokenizers && <Chips />}
        <PanelArea />
      </main>
      <DropZone />
      {isReading && (
        <Suspense fallback={null}>
          <ReadingBar />
        </Suspense>
      )}
    </div>
  )
}

/** Moves the focus without a change of the address, which holds the comparison. */
function skipToPanel(event: { preventDefault(): void }): void {
  event.preventDefault()
  document.getElementById('panel')?.focus()
}
