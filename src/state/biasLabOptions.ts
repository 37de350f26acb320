/** What the Bias lab shows: the part of the comparison that is its own, with an entry for each of its parts. Types and start values only. */
import { defaultChangesOptions, type ChangesOptions } from './changesOptions.ts'
import { defaultMarkovOptions, type MarkovOptions } from './markovOptions.ts'

/** In the order of their tabs. They stand in links, never re-used. */
export const biasLabParts = ['markov', 'next-byte', 'cuts', 'changes'] as const
export type BiasLabPart = (typeof biasLabParts)[number]

export interface BiasLabOptions {
  /** The part that is shown. */
  readonly part: BiasLabPart
  readonly markov: MarkovOptions
  readonly changes: ChangesOptions
}

export const defaultBiasLabOptions: BiasLabOptions = {
  part: 'markov',
  markov: defaultMarkovOptions,
  changes: defaultChangesOptions,
}
