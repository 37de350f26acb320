/** What is chosen in the Bias lab's part on small changes. Types and start values only. */
import type { PerturbationName } from '../text/perturbationNames.ts'

export interface ChangesSorting {
  /** `language`, `bits`, or the reference of a lane. */
  readonly by: string
  readonly direction: 'ascending' | 'descending'
}

export interface ChangesOptions {
  /** `typed`: what the reader made of the texts by hand. */
  readonly change: PerturbationName | 'typed'
  /** Of the places that are drawn. */
  readonly seed: number
  /** The text and the lane that are looked at closely: BCP 47, or `text` for the text on the screen, and a reference; null for the first. */
  readonly language: string | null
  readonly lane: string | null
  /** Null: in the order of the texts. */
  readonly sorting: ChangesSorting | null
  /** Texts as changed by hand, by language. */
  readonly typed: Readonly<Record<string, string>>
}

export const defaultChangesOptions: ChangesOptions = {
  change: 'transposition',
  seed: 1,
  language: null,
  lane: null,
  sorting: null,
  typed: {},
}
