/** What a reader has answered to a step's question. Kept while the lesson is open, and nowhere else. Pure. */
import type { ChoiceId, Step } from './lesson.ts'

export type Given =
  /** The reader wanted to see the answer. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'choice'; readonly choice: ChoiceId }
  | { readonly kind: 'number'; readonly value: number }

/** How far a number that is not whole may be off. */
const TOLERANCE = 0.005

/** The number that answers the question; null if one of a few is to be chosen. */
export function numberOf({ question, facts }: Step): number | null {
  if (question.kind === 'choice') return null
  const answer = facts[question.fact]
  if (typeof answer !== 'number') throw new Error(`${question.fact} is no number`)
  return answer
}

/** Whether it is the answer; null if nothing was answered. */
export function isRight(step: Step, given: Given): boolean | null {
  const { question } = step
  if (given.kind === 'shown') return null
  if (given.kind === 'choice') return question.kind === 'choice' && given.choice === question.answer
  const number = numberOf(step)
  return number !== null && Math.abs(given.value - number) <= TOLERANCE
}
