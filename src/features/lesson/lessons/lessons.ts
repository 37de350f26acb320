/** All lessons, in the order in which they are offered: the page and `docs/lesson.md` are made from them. */
import type { Lesson, Step } from '../lesson.ts'
import { bias } from './bias.ts'
import { linguists } from './linguists.ts'
import { programmers } from './programmers.ts'

export const lessons: readonly Lesson[] = [bias, programmers, linguists]

/** The step with this id, and its place from 0; the first if the lesson has none of that name, which is then said. */
export function stepOf(
  lesson: Lesson,
  id: string | null,
): { readonly step: Step; readonly place: number; readonly isUnknown: boolean } {
  const found = lesson.steps.findIndex((step) => step.id === id)
  const place = Math.max(0, found)
  const step = lesson.steps[place]
  if (step === undefined) throw new Error(`the lesson ${lesson.id} has no steps`)
  return { step, place, isUnknown: found < 0 && id !== null }
}
