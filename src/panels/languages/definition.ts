/** The Languages panel's entry in the list of panels: fetched when it is first shown. */
import { lazy } from 'react'

export const languagesPanel = { id: 'languages', component: lazy(() => import('./LanguagesPanel.tsx')) } as const
