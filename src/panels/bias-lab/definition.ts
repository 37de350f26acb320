/** The bias lab's entry in the list of panels: loaded when it is opened. */
import { lazy } from 'react'

export const biasLabPanel = { id: 'bias-lab', component: lazy(() => import('./BiasLabPanel.tsx')) } as const
