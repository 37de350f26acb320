/** The page: header, text, tokenizers, panel; beside them the lesson, if one is open. */
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../state/react.ts'
import styles from './App.module.css'
import { aboveChosen } from '../features/above.ts'
import { Drafts } from '../features/drafts/Drafts.tsx'
import { Glossary } from './Glossary.tsx'
import { DropZone } from './DropZone.tsx'
import { lazyWithMessages } from '../features/lazyWithMessages.tsx'
import { Header } from './Header.tsx'
import { LinkState } from './LinkState.tsx'
import { Notices } from './Notices.tsx'
import { PanelArea } from './PanelArea.tsx'
import { panels } from '../features/panels.ts'
import { TextSection } from '../features/text/TextSection.tsx'
import { Chips } from '../features/tokenizers/chips/Chips.tsx'

const ReadingBar = lazy(() => import('./ReadingBar.tsx'))
const LessonPanel = lazyWithMessages('lesson', () => import('../features/lesson/LessonPanel.tsx'))
const PresenterBar = lazyWithMessages('lesson', () => import('../features/lesson/presenter/PresenterBar.tsx'))

const panelIds = panels.map(({ id }) => id)

export function App() {
  const t = useTranslations('app')
  const hasLesson = useAppState((state) => state.comparison.lesson.id !== null)
  const isPresenting = useAppState((state) => state.view.isPresenting)
  const text = useAppState((state) => aboveChosen(state.comparison).text)
  const tokenizers = useAppState((state) => aboveChosen(state.comparison).tokenizers)
  const isReading = useAppState((state) => state.session.reading !== null)
  return (
    <div className={`${styles['page']} ${hasLesson ? styles['withLesson'] : ''}`}>
      <a className={styles['skip']} href="#panel" onClick={skipToPanel}>
        {t('skip')}
      </a>
      <Suspense fallback={null}>{isPresenting ? <PresenterBar panels={panelIds} /> : <Header />}</Suspense>
      <Suspense fallback={null}>{hasLesson && <LessonPanel />}</Suspense>
      <main>
        <Notices />
        <Drafts />
        <TextSection place={text} />
        <LinkState />
        {tokenizers && <Chips />}
        <PanelArea />
      </main>
      <DropZone />
      <Glossary />
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
