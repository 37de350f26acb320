/** The Probabilities panel's entry in the list of panels. Lazy: no part of the first screen. */
import { lazy } from 'react'

export const probabilitiesPanel = { id: 'probabilities', component: lazy(() => import('./ProbabilitiesPanel.tsx')) } as const
