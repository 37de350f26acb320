/** Which part of the Bias lab is shown. Each part has options of its own. */
import * as v from 'valibot'
import { defineOptions, option } from '../../core/options/group.ts'

/** In the order of their tabs. They stand in links, never re-used. */
export const biasLabParts = ['markov', 'next-byte', 'segmentations', 'perturbations', 'ensemble', 'survival'] as const
export type BiasLabPart = (typeof biasLabParts)[number]

export const biasLabOptions = defineOptions({ part: option(v.picklist(biasLabParts), 'markov') })
