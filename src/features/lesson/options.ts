/** Which step of which lesson is open: what a student follows by a link. Nothing of the student stands in it. */
import * as v from 'valibot'
import { defineOptions, option } from '../../core/options/group.ts'

/** In the order in which they are offered. They stand in links, never re-used. */
export const lessonIds = ['bias', 'programmers', 'linguists'] as const
export type LessonId = (typeof lessonIds)[number]

export const lessonOptions = defineOptions({
  /** Null: no lesson is open. One that this page does not know, such as one that came later, is none: the rest of the link holds. */
  id: option(v.fallback(v.nullable(v.picklist(lessonIds)), null), null),
  /** The step's id; null, or one that the lesson does not have: its first. */
  step: option(v.nullable(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/))), null),
})
