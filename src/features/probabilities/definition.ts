/** The Probabilities panel's entry in the list of panels. Lazy: no part of the first screen. */
import { lazyWithWords } from '../../ui/lazyWithWords.tsx'

export const probabilitiesPanel = { id: 'probabilities', component: lazyWithWords('probabilities', () => import('./ProbabilitiesPanel.tsx')) } as const
