/** The parts of the Bias lab, in the order of their tabs, each fetched when it is first shown. */
import type { ComponentType } from 'react'
import { lazyWithMessages } from '../lazyWithMessages.tsx'
import type { BiasLabPart } from './options.ts'

interface Part {
  /** Its title is the message `biasLab.parts.<id>`. */
  readonly id: BiasLabPart
  readonly component: ComponentType
  /** Whether it stays as it is while another part is shown: what is asked in it takes seconds to minutes. */
  readonly isKept: boolean
}

export const parts: readonly Part[] = [
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
