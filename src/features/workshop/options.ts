/** Which part of the Workshop is shown. Each part has options of its own. */
import * as v from 'valibot'
import { defineOptions, option } from '../../core/options/group.ts'

/** In the order of their tabs. They stand in links, never re-used. */
export const workshopParts = ['stages', 'vocabulary', 'ids', 'table', 'train'] as const
export type WorkshopPart = (typeof workshopParts)[number]

/** Whether a part is of the text above the panels, or may be; the others are of a tokenizer alone. */
export const isOfText = (part: WorkshopPart): boolean => part === 'stages' || part === 'train'

export const workshopOptions = defineOptions({ part: option(v.picklist(workshopParts), 'stages') })
