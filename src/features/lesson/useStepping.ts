/** The step that is open, and the ways on from it. */
import { showStep, leaveLesson } from '../../state/actions/lesson.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import type { Lesson, Step } from './lesson.ts'
import { lessons, stepOf } from './lessons/lessons.ts'

export interface Stepping {
  readonly lesson: Lesson
  readonly step: Step
  /** From 0. */
  readonly place: number
  /** The step that was asked for, if the lesson has none of that name and shows its first; else null. */
  readonly missing: string | null
  /** Null at the last step, and at the first. */
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
  /** Sets the step up as it was. */
  readonly again: () => void
  readonly leave: () => void
}

/** Null if no lesson is open. */
export function useStepping(): Stepping | null {
  const store = useAppStore()
  const { id, step: stepId } = useAppState((state) => state.comparison.lesson)
  const lesson = lessons.find((one) => one.id === id)
  if (lesson === undefined) return null
  const { step, place, isUnknown } = stepOf(lesson, stepId)
  const show = (shown: Step): void => showStep(store, lesson.id, shown.id, shown.setUp)
  const wayTo = (to: number): (() => void) | null => {
    const other = lesson.steps[to]
    return other === undefined ? null : () => show(other)
  }
  return {
    lesson,
    step,
    place,
    missing: isUnknown ? stepId : null,
    next: wayTo(place + 1),
    previous: wayTo(place - 1),
    again: () => show(step),
    leave: () => {
      leaveLesson(store)
      // The focus was in the lesson, which is gone.
      document.getElementById('panel')?.focus({ preventScroll: true })
    },
  }
}
