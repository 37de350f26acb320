/** The text under study: field or long-text card, examples, clear, statistics; above some panels a line that opens into them. */
import { Suspense, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { FIELD_LIMIT } from './fieldLimit.ts'
import { replaceText, undoReplacement } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { ChevronIcon } from '../../ui/icons.tsx'
import { lazyWithMessages } from '../lazyWithMessages.tsx'
import { DraftChoice } from './DraftChoice.tsx'
import { LongText } from './LongText.tsx'
import { TextField } from './TextField.tsx'
import { TextLine } from './TextLine.tsx'
import styles from './TextSection.module.css'
import { TextStatistics } from './TextStatistics.tsx'
import { UndoExample } from './UndoExample.tsx'

const Gallery = lazyWithMessages('text/examples', () => import('./examples/Gallery.tsx'))

interface Props {
  /** See `Above`. What is not shown stays in the document, so that the field's own history does. */
  readonly place: 'field' | 'line' | 'none'
}

export function TextSection({ place }: Props) {
  const t = useTranslations()
  const store = useAppStore()
  const isLong = useAppState((state) => state.comparison.text.length > FIELD_LIMIT)
  const isEmpty = useAppState((state) => state.comparison.text === '')
  /** At first beside a text of the page's own; nothing moves by itself once the reader writes. */
  const [showsExamples, setShowsExamples] = useState(() => {
    const { text, sampleId } = store.getState().comparison
    return sampleId !== null || text === ''
  })
  const [editing, setEditing] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const isLine = place === 'line'
  // Each panel begins with the line.
  if (isOpen && !isLine) setOpen(false)

  useEffect(() => {
    // A text that was in no field has no history there, nor has what an example set up beside it.
    const onKey = (event: KeyboardEvent): void => {
      const { session, comparison } = store.getState()
      if (
        session.replaced === null ||
        event.key.toLowerCase() !== 'z' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      const isInField = Math.max(session.replaced.text.length, comparison.text.length) <= FIELD_LIMIT
      const isOfExample = session.replaced.whole !== undefined && !(event.target instanceof HTMLTextAreaElement)
      if (event.target instanceof HTMLInputElement || (isInField && !isOfExample)) return
      event.preventDefault()
      undoReplacement(store)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [store])

  return (
    <section className={styles['section']} aria-label={t('text.label')} hidden={place === 'none'}>
      {isLine && (
        <div className={`${styles['closed']} screen-only`}>
          <TextLine
            isOpen={isOpen}
            controls="text-body"
            onToggle={() => {
              flushSync(() => setOpen(!isOpen))
              if (!isOpen) body.current?.querySelector<HTMLElement>('textarea, p[tabindex="-1"]')?.focus()
            }}
          />
          {!isOpen && <UndoExample />}
        </div>
      )}
      <div ref={body} id="text-body" className={styles['body']} hidden={isLine && !isOpen}>
        <div className={`${styles['bar']} screen-only`}>
          <Button
            aria-expanded={showsExamples}
            aria-controls="text-examples"
            onClick={() => setShowsExamples(!showsExamples)}
          >
            {t('text.samples')}
            <span className={styles['chevron']}>
              <ChevronIcon />
            </span>
          </Button>
          <UndoExample />
          <Button
            className={styles['clear']}
            look="quiet"
            disabled={isEmpty}
            onClick={() => {
              setEditing(false)
              replaceText(store, '', { offersUndo: isLong })
              document.getElementById('text')?.focus()
            }}
          >
            {t('text.clear')}
          </Button>
        </div>
        <div id="text-examples" className={`${styles['examples']} screen-only`} hidden={!showsExamples}>
          {showsExamples && (
            <Suspense fallback={null}>
              <Gallery />
            </Suspense>
          )}
        </div>
        {isLong && !editing ? (
          <LongText onEdit={() => setEditing(true)} />
        ) : (
          <TextField limit={editing ? Infinity : FIELD_LIMIT} />
        )}
        <div className={styles['foot']}>
          <TextStatistics />
          <p className={styles['statistics']}>{t('app.private')}</p>
          <DraftChoice />
        </div>
      </div>
    </section>
  )
}
