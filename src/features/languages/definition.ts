/** The Languages panel's entry in the list of panels: fetched when it is first shown. */
import { lazyWithWords } from '../../ui/lazyWithWords.tsx'

export const languagesPanel = { id: 'languages', component: lazyWithWords('languages', () => import('./LanguagesPanel.tsx')) } as const
