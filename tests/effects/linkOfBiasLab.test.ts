/** What a link says of the Bias lab: only what is not as at the start, within bounds, and which part is shown. */
import { expect, test } from 'vitest'
import { comparisonOf, contentOf } from '../../src/effects/linkOfComparison.ts'
import { readLink, writeLink } from '../../src/share/link.ts'
import { encodePayload } from '../../src/share/payload.ts'
import { biasLabParts, defaultBiasLabOptions, type BiasLabOptions } from '../../src/state/biasLabOptions.ts'
import { defaultChangesOptions } from '../../src/state/changesOptions.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import type { OwnRoom } from '../../src/state/markovOptions.ts'
import { perturbationNames } from '../../src/text/perturbationNames.ts'

const known = { isSample: () => false, panels: ['compare', 'bias-lab'] }
const comparison = (biasLab: Partial<BiasLabOptions>, part: Partial<Comparison> = {}): Comparison => ({
  ...defaultComparison('text', null),
  panel: 'bias-lab',
  biasLab: { ...defaultBiasLabOptions, ...biasLab },
  ...part,
})

function travelled(of: Comparison): Comparison {
  const reading = readLink(writeLink(contentOf(of)).fragment)
  if (reading.status !== 'read') throw new Error(reading.status)
  return comparisonOf(reading.content, '', known)
}

const own: OwnRoom = {
  chain: { order: 2, nextIsA: { AA: 0, AB: 1, BA: 0.25, BB: 0.125 }, start: 'AB' },
  method: 'merges',
  tokens: 'A B',
  merges: 'A+A AA+B',
}

test('a link says nothing of the lab while it is as at the start, and nothing of what is', () => {
  expect(contentOf(comparison({}))).not.toHaveProperty('biasLab')
  expect(contentOf(comparison({ part: 'changes' })).biasLab).toEqual({ part: 'changes' })
  expect(contentOf(comparison({ changes: { ...defaultChangesOptions, seed: 3 } })).biasLab).toEqual({ changes: { seed: 3 } })
  expect(comparisonOf(contentOf(comparison({})), '', known).biasLab).toBe(defaultBiasLabOptions)
})

test('everything that is chosen travels', () => {
  for (const part of biasLabParts) {
    for (const change of [...perturbationNames, 'typed'] as const) {
      const biasLab: BiasLabOptions = {
        part,
        markov: { preset: 'own', prompt: 'AB', own },
        changes: { change, seed: 4_294_967_295, language: 'hi', lane: 'byt5', sorting: { by: 'gpt2', direction: 'descending' }, typed: { fr: 'été' } },
      }
      expect(travelled(comparison(biasLab)).biasLab).toEqual(biasLab)
    }
  }
  expect(travelled(comparison({ markov: { preset: 'merges', prompt: '', own: null } })).biasLab.markov).toEqual({ preset: 'merges', prompt: '', own: null })
})

test('a reader’s file is named neither as the lane that is looked at nor as what is sorted by', () => {
  const file = `file:${'0'.repeat(64)}:my.json`
  const of = comparison(
    { changes: { ...defaultChangesOptions, seed: 2, lane: file, sorting: { by: file, direction: 'ascending' } } },
    { tokenizers: [file, 'gpt2'], baseline: file },
  )
  expect(travelled(of).biasLab.changes).toEqual({ ...defaultChangesOptions, seed: 2 })
})

test('texts changed by hand that are too long stay, with everything else there', () => {
  const changes = { ...defaultChangesOptions, seed: 2, typed: { en: 'x'.repeat(3000), fr: 'y'.repeat(1001) } }
  expect(travelled(comparison({ changes })).biasLab.changes).toEqual({ ...defaultChangesOptions, seed: 2 })
})

test.each([
  ['a part that there is not', { part: 'attic' }],
  ['a probability above 1', { markov: { preset: 'own', own: { ...own, chain: { ...own.chain, nextIsA: { A: 1.5 } } } } }],
  ['a context of other characters', { markov: { preset: 'own', own: { ...own, chain: { ...own.chain, nextIsA: { C: 0.5 } } } } }],
  ['an order that there is not', { markov: { preset: 'own', own: { ...own, chain: { ...own.chain, order: 4 } } } }],
  ['a prompt without end', { markov: { prompt: 'A'.repeat(65) } }],
  ['a vocabulary without end', { markov: { own: { ...own, tokens: 'A '.repeat(251) } } }],
  ['a seed that is no whole number', { changes: { seed: 0.5 } }],
  ['texts without end', { changes: { typed: { en: 'x'.repeat(4001) } } }],
])('a link with %s is not believed', (_, biasLab) => {
  const content = { ...contentOf(comparison({})), biasLab }
  expect(readLink(`#1.${encodePayload(content)}`).status).toBe('corrupt')
})
