/** Which part of the Bias lab is shown. Each part has options of its own. */
import * as v from 'valibot'
import { defineOptions, option } from '../../core/options/group.ts'

/** In the order of their tabs. They stand in links, never re-used. */
export const biasLabParts = ['markov', 'next-byte', 'segmentations', 'perturbations', 'ensemble', 'survival'] as const
export type BiasLabPart = (typeof biasLabParts)[number]

/** What a part shows of the text and of the tokenizers above the panels; the others have a prompt and a language model of their own. */
const shared: Readonly<Partial<Record<BiasLabPart, { readonly text: boolean }>>> = {
  segmentations: { text: false },
  perturbations: { text: true },
}

export const usesText = (part: BiasLabPart): boolean => shared[part]?.text === true
export const usesTokenizers = (part: BiasLabPart): boolean => part in shared

export const biasLabOptions = defineOptions({ part: option(v.picklist(biasLabParts), 'markov') })
