/**
 * All groups of options, by the key under which the comparison and its links hold them. The store, the links, pinning and
 * the setter of options follow from this list. Keys stand in links, never re-used.
 */
import * as v from 'valibot'
import { biasLabOptions } from './biasLab.ts'
import { compareOptions } from './compare.ts'
import { languagesOptions } from './languages.ts'
import { markovOptions } from './markov.ts'
import { nextByteOptions } from './nextByte.ts'
import { perturbationsOptions } from './perturbations.ts'
import { probabilitiesOptions } from './probabilities.ts'
import { scoringOptions } from './scoring.ts'
import { segmentationsOptions } from './segmentations.ts'

export const optionGroups = {
  compare: compareOptions,
  scoring: scoringOptions,
  languages: languagesOptions,
  probabilities: probabilitiesOptions,
  biasLab: biasLabOptions,
  markov: markovOptions,
  nextByte: nextByteOptions,
  segmentations: segmentationsOptions,
  perturbations: perturbationsOptions,
}

export type OptionGroupId = keyof typeof optionGroups

/** The values of every group. */
export type AllOptions = Readonly<v.InferOutput<v.ObjectSchema<typeof optionGroups, undefined>>>

/** The values of every group at the start. */
export const defaultOptions: AllOptions = v.parse(
  v.object(optionGroups),
  Object.fromEntries(Object.keys(optionGroups).map((id) => [id, {}])),
)
