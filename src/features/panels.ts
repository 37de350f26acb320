/** The features that have a tab, in their order. All but the first are fetched when they are first shown. */
import type { ComponentType } from 'react'
import { ComparePanel } from './compare/ComparePanel.tsx'
import { lazyWithMessages } from './lazyWithMessages.tsx'

interface Panel {
  /** Stands in links, never re-used; its title is the message `panels.<id>`. */
  readonly id: 'compare' | 'languages' | 'probabilities' | 'bias-lab' | 'chat' | 'workshop'
  readonly component: ComponentType
}

export const panels: readonly Panel[] = [
  { id: 'compare', component: ComparePanel },
  {
    id: 'languages',
    component: lazyWithMessages(['languages', 'metrics'], () => import('./languages/LanguagesPanel.tsx')),
  },
  {
    id: 'probabilities',
    component: lazyWithMessages('probabilities', () => import('./probabilities/ProbabilitiesPanel.tsx')),
  },
  { id: 'bias-lab', component: lazyWithMessages('bias-lab', () => import('./bias-lab/BiasLabPanel.tsx')) },
  { id: 'chat', component: lazyWithMessages('chat', () => import('./chat/ChatPanel.tsx')) },
  { id: 'workshop', component: lazyWithMessages('workshop', () => import('./workshop/WorkshopPanel.tsx')) },
]
