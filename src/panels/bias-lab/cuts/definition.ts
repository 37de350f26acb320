/** The part "One text, many cuts": fetched when it is first shown, with its words. */
import { lazyWithWords } from '../../../ui/lazyWithWords.tsx'

export const cutsPart = { id: 'segmentations', component: lazyWithWords('cuts', () => import('./ManyCuts.tsx')) } as const
