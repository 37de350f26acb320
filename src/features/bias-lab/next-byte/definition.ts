/** The part "The next byte": fetched when it is first shown, with its words. */
import { lazyWithWords } from '../../../ui/lazyWithWords.tsx'

export const nextBytePart = { id: 'next-byte', component: lazyWithWords('nextByte', () => import('./NextByte.tsx')) } as const
