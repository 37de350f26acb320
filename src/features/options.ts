/**
 * All groups of options, by the key under which the comparison and its links hold them. The store, the links, pinning and
 * the setter of options follow from this list. Keys stand in links, never re-used.
 */
import * as v from 'valibot'
import { biasLabOptions } from './bias-lab/options.ts'
import { chatOptions } from './chat/options.ts'
import { compareOptions } from './compare/options.ts'
import { idsOptions } from './workshop/ids/options.ts'
import { languagesOptions } from './languages/options.ts'
import { lessonOptions } from './lesson/options.ts'
import { markovOptions } from './bias-lab/markov/options.ts'
import { nextByteOptions } from './bias-lab/next-byte/options.ts'
import { perturbationsOptions } from './bias-lab/perturbations/options.ts'
import { probabilitiesOptions } from './probabilities/options.ts'
import { scoringOptions } from './probabilities/scoringOptions.ts'
import { segmentationsOptions } from './bias-lab/segmentations/options.ts'
import { ensembleOptions } from './bias-lab/ensemble/options.ts'
import { survivalOptions } from './bias-lab/survival/options.ts'
import { stagesOptions } from './workshop/stages/options.ts'
import { trainOptions } from './workshop/train/options.ts'
import { vocabularyOptions } from './workshop/vocabulary/options.ts'
import { workshopOptions } from './workshop/options.ts'

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
  ensemble: ensembleOptions,
  survival: survivalOptions,
  workshop: workshopOptions,
  stages: stagesOptions,
  vocabulary: vocabularyOptions,
  train: trainOptions,
  lesson: lessonOptions,
  chat: chatOptions,
  ids: idsOptions,
}

export type OptionGroupId = keyof typeof optionGroups

/** The values of every group. */
export type AllOptions = Readonly<v.InferOutput<v.ObjectSchema<typeof optionGroups, undefined>>>

/** The values of every group at the start. */
export const defaultOptions: AllOptions = v.parse(
  v.object(optionGroups),
  Object.fromEntries(Object.keys(optionGroups).map((id) => [id, {}])),
)
