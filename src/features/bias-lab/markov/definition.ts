/** The Markov room's entry in the list of parts: loaded when it is shown. */
import { lazyWithWords } from '../../../ui/lazyWithWords.tsx'

export const markovPart = { id: 'markov', component: lazyWithWords('markov', () => import('./MarkovRoom.tsx')) } as const
