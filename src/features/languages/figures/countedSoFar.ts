/** How many of the chosen languages are counted: what is shown of some of them is no finding about all of them. Pure. */
import type { LanguageData } from '../useLanguageData.ts'

export interface CountedSoFar {
  /** Languages that every working tokenizer has counted, and those that cannot be had: no more will come of either. */
  readonly done: number
  readonly total: number
}

/** Null if nothing is left to count: what is shown is then of all chosen languages. */
export function countedSoFar({ codes, columns, countsOf, languageFailureOf }: LanguageData): CountedSoFar | null {
  const done = codes.filter(
    (code) =>
      languageFailureOf(code) !== null ||
      columns.every(({ reference, failure }) => failure !== null || countsOf(code, reference) !== null),
  ).length
  return done === codes.length ? null : { done, total: codes.length }
}
