/** The Compare panel's entry in the list of panels. Part of the first screen, so not lazy. */
import { ComparePanel } from './ComparePanel.tsx'

export const comparePanel = { id: 'compare', component: ComparePanel } as const
