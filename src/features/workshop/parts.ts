/** The parts of the Workshop, in the order of their tabs, each fetched when it is first shown. */
import type { PanelPart } from '../../ui/parts/PartsPanel.tsx'
import { lazyWithMessages } from '../lazyWithMessages.tsx'
import type { WorkshopPart } from './options.ts'

/** Their titles are the messages `workshop.parts.<id>`. */
export const parts: readonly PanelPart<WorkshopPart>[] = [
  {
    id: 'stages',
    component: lazyWithMessages('workshop/stages', () => import('./stages/StagesPart.tsx')),
    isKept: false,
  },
  {
    id: 'vocabulary',
    component: lazyWithMessages('workshop/vocabulary', () => import('./vocabulary/VocabularyPart.tsx')),
    isKept: true,
  },
  {
    id: 'ids',
    component: lazyWithMessages('workshop/ids', () => import('./ids/IdsPart.tsx')),
    isKept: false,
  },
  {
    id: 'table',
    component: lazyWithMessages('workshop/table', () => import('./table/TablePart.tsx')),
    // The table and its counts stand outside of it.
    isKept: false,
  },
  {
    id: 'train',
    component: lazyWithMessages('workshop/train', () => import('./train/TrainPart.tsx')),
    // What runs does so outside of it.
    isKept: false,
  },
]
