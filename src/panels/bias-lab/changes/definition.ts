/** The entry of the part on small changes in the list of parts: loaded when it is shown. */
import { lazyWithWords } from '../../../ui/lazyWithWords.tsx'

export const changesPart = { id: 'perturbations', component: lazyWithWords('changes', () => import('./ChangesPart.tsx')) } as const
