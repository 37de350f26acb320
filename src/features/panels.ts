/** The features that have a tab, in their order. All but the first are fetched when they are first shown. */
import type { ComponentType } from 'react'
import type { Comparison } from '../state/comparison.ts'
import { usesText, usesTokenizers } from './bias-lab/options.ts'
import { ComparePanel } from './compare/ComparePanel.tsx'
import { lazyWithMessages } from './lazyWithMessages.tsx'

/** What stands above a panel. */
export interface Above {
  /** The text in its field, as a line that opens, or not at all, if it plays no part in what the panel shows. */
  readonly text: 'field' | 'line' | 'none'
  readonly tokenizers: boolean
}

interface Panel {
  /** Stands in links, never re-used; its title is the message `panels.<id>`. */
  readonly id: 'compare' | 'languages' | 'probabilities' | 'bias-lab'
  readonly component: ComponentType
  readonly above: (comparison: Comparison) => Above
}

export const panels: readonly Panel[] = [
  { id: 'compare', component: ComparePanel, above: () => ({ text: 'field', tokenizers: true }) },
  {
    id: 'languages',
    component: lazyWithMessages(['languages', 'metrics'], () => import('./languages/LanguagesPanel.tsx')),
    above: ({ languages }) => ({ text: languages.corpus === 'text' ? 'line' : 'none', tokenizers: true }),
  },
  {
    id: 'probabilities',
    component: lazyWithMessages('probabilities', () => import('./probabilities/ProbabilitiesPanel.tsx')),
    above: () => ({ text: 'line', tokenizers: true }),
  },
  {
    id: 'bias-lab',
    component: lazyWithMessages('bias-lab', () => import('./bias-lab/BiasLabPanel.tsx')),
    above: ({ biasLab: { part } }) => ({ text: usesText(part) ? 'line' : 'none', tokenizers: usesTokenizers(part) }),
  },
]

/** What stands above the panel that is chosen. */
export function aboveChosen(comparison: Comparison): Above {
  const chosen = panels.find(({ id }) => id === comparison.panel) ?? panels[0]
  return chosen === undefined ? { text: 'field', tokenizers: true } : chosen.above(comparison)
}
