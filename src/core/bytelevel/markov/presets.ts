/** Chains and vocabularies of the Markov room: small cases whose every number is known. Data only. */
import { STATIONARY, type MarkovChain } from './chain.ts'
import type { SegmenterSettings } from './characterSegmenter.ts'

export interface MarkovPreset {
  readonly id: 'two-states' | 'third-order' | 'merges' | 'runs'
  readonly chain: MarkovChain
  readonly segmenter: SegmenterSettings
  /** Prompts worth looking at. */
  readonly prompts: readonly string[]
}

const thirdOrder: MarkovChain = {
  order: 3,
  nextIsA: { AAA: 0.1, AAB: 0.8, ABA: 0.35, ABB: 0.6, BAA: 0.75, BAB: 0.2, BBA: 0.5, BBB: 0.9 },
  start: STATIONARY,
}

export const markovPresets: readonly MarkovPreset[] = [
  {
    id: 'two-states',
    chain: { order: 1, nextIsA: { A: 0.6, B: 0.3 }, start: STATIONARY },
    segmenter: { method: 'longest-prefix', tokens: ['AA', 'A', 'B'] },
    prompts: ['A', 'AA', 'AAA', 'BA', 'B'],
  },
  {
    id: 'third-order',
    chain: thirdOrder,
    segmenter: { method: 'longest-prefix', tokens: ['A', 'B', 'AA', 'BAAB', 'BBAA', 'BBBA', 'BA', 'BBA'] },
    prompts: ['AAA', 'ABA', 'ABB', 'BAA', 'BBB', 'ABBAA'],
  },
  {
    id: 'merges',
    chain: thirdOrder,
    segmenter: {
      method: 'merges',
      merges: [
        ['B', 'A'],
        ['BA', 'A'],
        ['B', 'BA'],
      ],
    },
    prompts: ['AAB', 'ABA', 'ABB', 'BAB', 'BBA', 'BBB', 'AAA', 'ABBAA'],
  },
  {
    id: 'runs',
    chain: { order: 1, nextIsA: { A: 0.75, B: 0.5 }, start: 'B' },
    segmenter: { method: 'longest-prefix', tokens: ['A', 'B', 'AA'] },
    prompts: ['A', 'AA', 'AAA', 'BA', 'BAAA', 'AB'],
  },
]
