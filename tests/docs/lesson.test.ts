/** The lesson plan's links: each opens the part of the Bias lab and the settings that it names. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { comparisonOf } from '../../src/app/effects/linkOfComparison.ts'
import { readLink } from '../../src/state/links/link.ts'
import { biasLabParts } from '../../src/features/bias-lab/options.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import { defaultOptions, type AllOptions } from '../../src/features/options.ts'
import type { MarkovOptions } from '../../src/features/bias-lab/markov/options.ts'
import type { PerturbationsOptions } from '../../src/features/bias-lab/perturbations/options.ts'

/** What each link opens, by its words; all else is as at the start. */
const opens: Readonly<
  Record<
    string,
    Partial<AllOptions['biasLab']> & {
      readonly prompt?: string
      readonly markov?: MarkovOptions
      readonly perturbations?: PerturbationsOptions
    }
  >
> = {
  'The Markov room': {},
  'Third order, eight tokens, BBB': { markov: { preset: 'third-order', prompt: 'BBB', own: null } },
  'Third order, three merges, BBA': { markov: { preset: 'merges', prompt: 'BBA', own: null } },
  'The next byte': { part: 'next-byte' },
  'Without the space': { part: 'next-byte', prompt: 'An apple a day keeps the' },
  'A cut word': { part: 'next-byte', prompt: 'The history of Boul' },
  'All segmentations of one text': { part: 'segmentations' },
  'A space at the end': {
    part: 'perturbations',
    perturbations: { ...defaultOptions.perturbations, change: 'trailing-space' },
  },
  'All in capitals': {
    part: 'perturbations',
    perturbations: { ...defaultOptions.perturbations, change: 'upper-case', language: 'ru' },
  },
  'A look-alike letter': {
    part: 'perturbations',
    perturbations: { ...defaultOptions.perturbations, change: 'look-alike', language: 'en' },
  },
  'Two language models together': { part: 'ensemble' },
  'Other segmentations of a prompt': { part: 'survival' },
}
/** Links of version 1 gave a message 1,000 tokens, which are about 4,000 characters. */
const languages = { ...defaultOptions.languages, messageCharacters: 4000 }
/** They paired lanes with chosen language models only, read the others by bytes, and continued by 40 tokens, greedily. */
const scoring = { ...defaultOptions.scoring, pairing: 'chosen', readsOthers: true } as const
const probabilities = {
  ...defaultOptions.probabilities,
  bitsUnderTokens: false,
  continuation: {
    ...defaultOptions.probabilities.continuation,
    sampled: false,
    topP: null,
    most: 40,
    unit: 'tokens',
  },
} as const
/** Lanes of the lesson, and the text on the screen. */
const lesson = {
  ...defaultComparison('An apple a day keeps the doctor away.', null),
  tokenizers: ['gpt2', 'o200k_base', 'tessera-bpe', 'byt5', 'canine'],
  panel: 'bias-lab',
  languages,
  scoring,
  probabilities,
}
const comparisons = Object.entries(opens).map(
  ([words, { part = 'markov', prompt = defaultOptions.nextByte.prompt, ...groups }]) => {
    const comparison: Comparison = {
      ...lesson,
      biasLab: { part },
      nextByte: { ...defaultOptions.nextByte, prompt },
      ...groups,
    }
    return { words, comparison }
  },
)

const links = [...readFileSync('docs/lesson.md', 'utf8').matchAll(/\[([^\]]+)\]\((#[^)]*)\)/g)].map(
  ([, words = '', fragment = '']) => ({ words, fragment }),
)

test('there is a link to every part of the lab', () => {
  expect(links.map(({ words }) => words)).toEqual(Object.keys(opens))
  const parts = new Set(comparisons.map(({ comparison }) => comparison.biasLab.part))
  expect([...parts]).toEqual([...biasLabParts])
})

test.each(comparisons)('“$words” opens what it says', ({ words, comparison }) => {
  const fragment = links.find((link) => link.words === words)?.fragment ?? ''
  const reading = readLink(fragment)
  if (reading.status !== 'read') throw new Error(reading.status)
  expect(reading.unknown).toEqual([])
  expect(
    comparisonOf(reading.content, '', {
      isSample: () => false,
      sampleTextOf: () => null,
      panels: ['compare', 'bias-lab'],
    }),
  ).toEqual(comparison)
})
