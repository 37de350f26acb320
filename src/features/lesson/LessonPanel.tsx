/** The step of a lesson that is open, beside what it is about: why it is set up so, its question, the ways on. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { setCovered, setPresenting } from '../../state/actions/lesson.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ChevronIcon, CloseIcon } from '../../ui/icons.tsx'
import type { Given } from './given.ts'
import { actionOf, takesKeys } from './keys.ts'
import { StepQuestion } from './StepQuestion.tsx'
import { useStepping, type Stepping } from './useStepping.ts'
import styles from './LessonPanel.module.css'

export default function LessonPanel() {
  const stepping = useStepping()
  return stepping === null ? null : <OpenLesson stepping={stepping} />
}

function OpenLesson({ stepping }: { readonly stepping: Stepping }) {
  const t = useTranslations('lesson')
  const store = useAppStore()
  const isPresenting = useAppState((state) => state.view.isPresenting)
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const { lesson, step, place, missing, next, leave } = stepping
  const title = t(`titles.${lesson.id}`)

  useStepShown(step.id, panel, heading)
  useCover(step.isCovered && given[step.id] === undefined)

  function onKeyDown(event: KeyboardEvent): void {
    // The presenter view listens to the whole page.
    if (isPresenting) return
    const action = actionOf(event, takesKeys(event.target))
    if (action === null || action === 'code') return
    // Also where there is no step more: a key that turned pages does not scroll the last one.
    event.preventDefault()
    stepping[action]?.()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys beside the buttons that do the same
    <aside ref={panel} aria-label={t('label', { title })} className={styles['panel']} onKeyDown={onKeyDown}>
      <div className={styles['head']}>
        <p className={styles['lesson']}>{title}</p>
        <IconButton label={t('leave')} onClick={leave}>
          <CloseIcon />
        </IconButton>
      </div>
      <progress
        className={styles['progress']}
        max={lesson.steps.length}
        value={place + 1}
        aria-label={t('stepOf', { step: place + 1, steps: lesson.steps.length })}
      />
      <div className={styles['body']}>
        <h2 ref={heading} tabIndex={-1}>
          {t(`steps.${step.id}.title`)}
        </h2>
        {missing !== null && (
          <output className={styles['missing']}>
            {t('missingStep', { step: missing })} <Button onClick={stepping.again}>{t('toFirst')}</Button>
          </output>
        )}
        <p>{t(`steps.${step.id}.why`, step.facts)}</p>
        <StepQuestion
          key={step.id}
          step={step}
          given={given[step.id] ?? null}
          onGive={(one) => setGiven({ ...given, [step.id]: one })}
        />
        <div className={styles['more']}>
          <Button look="quiet" onClick={stepping.again}>
            {t('setUpAgain')}
          </Button>
          {!isPresenting && (
            <Button look="quiet" onClick={() => setPresenting(store, true)}>
              {t('present')}
            </Button>
          )}
        </div>
        {!isPresenting && <p className={styles['keys']}>{t('keys')}</p>}
      </div>
      <Ways stepping={stepping} isAnswered={given[step.id] !== undefined && next !== null} />
    </aside>
  )
}

/** The ways on; at the foot of the window where the lesson stands above what it is about. */
function Ways({ stepping, isAnswered }: { readonly stepping: Stepping; readonly isAnswered: boolean }) {
  const t = useTranslations('lesson')
  const { lesson, place, next, previous, leave } = stepping
  return (
    <nav aria-label={t('title')} className={`${styles['ways']} screen-only`}>
      <IconButton
        label={t('previous')}
        disabled={previous === null}
        className={styles['previous']}
        onClick={() => previous?.()}
      >
        <ChevronIcon />
      </IconButton>
      <span className={styles['place']}>{t('stepOf', { step: place + 1, steps: lesson.steps.length })}</span>
      <Button
        look="quiet"
        className={styles['toPanel']}
        onClick={() => document.getElementById('panel')?.scrollIntoView()}
      >
        {t('toPanel')}
      </Button>
      <Button look={isAnswered ? 'primary' : 'plain'} onClick={next ?? leave}>
        {next === null ? t('finish') : t('next')}
      </Button>
    </nav>
  )
}

/** Covers the panel before it is painted, as long as the lesson is open. */
function useCover(isCovered: boolean): void {
  const store = useAppStore()
  useLayoutEffect(() => {
    setCovered(store, isCovered)
    return () => setCovered(store, false)
  }, [store, isCovered])
}

/** Brings a step that the reader went to into view, with the focus; one that a link opens leaves both where they are. */
function useStepShown(
  stepId: string,
  panel: { readonly current: HTMLElement | null },
  heading: { readonly current: HTMLElement | null },
): void {
  const store = useAppStore()
  const last = useRef(store.getState().session.beforeLesson === null ? stepId : null)
  useEffect(() => {
    if (last.current === stepId) return
    last.current = stepId
    heading.current?.focus({ preventScroll: true })
    panel.current?.scrollTo({ top: 0 })
    const isBeside = window.matchMedia('(width >= 64rem)').matches
    const { comparison, view } = store.getState()
    // What the step is about: the panel, but in Compare the text too, unless a room is to see the tokens.
    if (!isBeside) panel.current?.scrollIntoView()
    else if (comparison.panel === 'compare' && !view.isPresenting) window.scrollTo({ top: 0 })
    else document.getElementById('panel')?.scrollIntoView()
  }, [stepId, store, panel, heading])
}
