/**
 * Entering, following and leaving a lesson, and showing it to a room. A step says what it needs; everything else is as at the
 * start. Only the lessons import this, so that the first screen does not wait for it.
 */
import * as v from 'valibot'
import { optionGroups, type AllOptions } from '../../features/options.ts'
import type { LessonId } from '../../features/lesson/options.ts'
import { defaultComparison, type Comparison } from '../comparison.ts'
import type { Store } from '../store.ts'
import { comparisonBeforeLesson, replaceComparison } from './comparison.ts'

/** A comparison in part; of a group of options, some fields. */
export type StepSetUp = Pick<Comparison, 'text'> &
  Partial<Pick<Comparison, 'sampleId' | 'tokenizers' | 'panel'>> & {
    readonly [Group in keyof Omit<AllOptions, 'lesson'>]?: Partial<AllOptions[Group]>
  }

const allOptions = v.object(optionGroups)

/** The comparison that a step is shown with; its first tokenizer is the baseline. Pure. */
export function comparisonOfStep(lesson: LessonId, step: string, setUp: StepSetUp): Comparison {
  const { text, sampleId = null, tokenizers, panel, ...groups } = setUp
  const start = defaultComparison(text, sampleId)
  const lanes = tokenizers ?? start.tokenizers
  const fields = new Map(Object.entries(groups))
  return {
    ...start,
    // A field that is not named has its start value from its schema.
    ...v.parse(allOptions, Object.fromEntries(Object.keys(optionGroups).map((id) => [id, fields.get(id) ?? {}]))),
    tokenizers: lanes,
    baseline: lanes[0] ?? null,
    panel: panel ?? start.panel,
    lesson: { id: lesson, step },
  }
}

/** Shows a step with what it needs. The first one that is entered remembers what was there before it. */
export function showStep(store: Store, lesson: LessonId, step: string, setUp: StepSetUp): void {
  const next = comparisonOfStep(lesson, step, setUp)
  store.setState(({ comparison, session, view }) => ({
    comparison: next,
    session: {
      ...session,
      beforeLesson: comparisonBeforeLesson(session, comparison, next),
      lessonText: setUp.text,
      encoding: session.encoding === 'cancelled' ? 'idle' : session.encoding,
    },
    view: { ...view, hover: null, pinned: null },
  }))
}

/** Closes the lesson: what was there before it comes back; if it was opened by a link, what is on the screen stays. */
export function leaveLesson(store: Store): void {
  const { comparison, session } = store.getState()
  replaceComparison(store, session.beforeLesson ?? { ...comparison, lesson: { id: null, step: null } })
}

/** Shows the page to a room, or no longer. */
export function setPresenting(store: Store, isPresenting: boolean): void {
  store.setState(({ view }) => ({ view: { ...view, isPresenting } }))
}

/** Covers the panel, or shows it again. */
export function setCovered(store: Store, isCovered: boolean): void {
  if (store.getState().view.isCovered !== isCovered) store.setState(({ view }) => ({ view: { ...view, isCovered } }))
}
