/** The parts of the Bias lab, in the order of their tabs, each fetched when it is first shown. */
import type { PanelPart } from '../../ui/parts/PartsPanel.tsx'
import { lazyWithMessages } from '../lazyWithMessages.tsx'
import type { BiasLabPart } from './options.ts'

/** Their titles are the messages `biasLab.parts.<id>`. */
export const parts: readonly PanelPart<BiasLabPart>[] = [
  {
    id: 'markov',
    component: lazyWithMessages('bias-lab/markov', () => import('./markov/MarkovRoom.tsx')),
    isKept: false,
  },
  {
    id: 'next-byte',
    component: lazyWithMessages('bias-lab/next-byte', () => import('./next-byte/NextByte.tsx')),
    isKept: true,
  },
  {
    id: 'segmentations',
    component: lazyWithMessages('bias-lab/segmentations', () => import('./segmentations/SegmentationsPart.tsx')),
    isKept: true,
  },
  {
    id: 'perturbations',
    component: lazyWithMessages('bias-lab/perturbations', () => import('./perturbations/PerturbationsPart.tsx')),
    isKept: true,
  },
  {
    id: 'ensemble',
    component: lazyWithMessages('bias-lab/ensemble', () => import('./ensemble/Ensemble.tsx')),
    isKept: true,
  },
  {
    id: 'survival',
    component: lazyWithMessages('bias-lab/survival', () => import('./survival/Survival.tsx')),
    isKept: true,
  },
]
