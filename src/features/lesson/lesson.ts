/**
 * What a lesson is made of. Its words stand in the catalogue under the step's id: why the step is set up so, the question,
 * what the answer is, what to try then. Numbers in these words are facts of the step, which a test computes anew.
 */
import type { StepSetUp } from '../../state/actions/lesson.ts'
import type { LessonId } from './options.ts'

type Words = (typeof import('./messages/en.json'))['lesson']
/** Steps of all lessons. They stand in links, never re-used. */
export type StepId = keyof Words['steps'] & string
export type ChoiceId = keyof Words['choices'] & string

export type Question =
  /** One of a few answers. */
  | { readonly kind: 'choice'; readonly choices: readonly ChoiceId[]; readonly answer: ChoiceId }
  /** A number of at most `most`, of whole things or not; the answer is the fact of this name. */
  | { readonly kind: 'number'; readonly fact: string; readonly most: number; readonly isWhole: boolean }

export interface Step {
  readonly id: StepId
  readonly setUp: StepSetUp
  /** What the step's words say of tokenizers and language models, by the name under which they say it. */
  readonly facts: Readonly<Record<string, number | string>>
  readonly question: Question
  /** Whether the panel would answer the question: it is covered until the reader has. */
  readonly isCovered: boolean
}

export interface Lesson {
  readonly id: LessonId
  readonly minutes: number
  readonly steps: readonly Step[]
}

export const choice = (answer: ChoiceId, ...choices: readonly ChoiceId[]): Question => ({
  kind: 'choice',
  choices,
  answer,
})

/** A whole number, up to `most`. */
export const count = (fact: string, most: number): Question => ({ kind: 'number', fact, most, isWhole: true })
