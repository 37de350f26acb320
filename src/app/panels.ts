/** The panels, in the order of their tabs. Adding one is an entry here and its folder. */
import type { ComponentType } from 'react'
import { biasLabPanel } from '../features/bias-lab/definition.ts'
import { comparePanel } from '../features/compare/definition.ts'
import { languagesPanel } from '../features/languages/definition.ts'
import { probabilitiesPanel } from '../features/probabilities/definition.ts'

export interface PanelDefinition {
  /** Stands in links, never re-used; its title is the message `panels.<id>`. */
  readonly id: 'compare' | 'languages' | 'probabilities' | 'bias-lab'
  /** Lazy where it is not part of the first screen. */
  readonly component: ComponentType
}

export const panels: readonly PanelDefinition[] = [comparePanel, languagesPanel, probabilitiesPanel, biasLabPanel]
