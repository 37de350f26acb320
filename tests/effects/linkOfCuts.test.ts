/** What a link says of "One text, many cuts": only what is not as at the start. */
import { expect, test } from 'vitest'
import { comparisonOf, contentOf } from '../../src/effects/linkOfComparison.ts'
import { CUTS_TEXT_LIMIT } from '../../src/share/linkCuts.ts'
import { readLink, writeLink } from '../../src/share/link.ts'
import { setCuts } from '../../src/state/actions/cuts.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import { defaultCutsOptions, type CutsOptions } from '../../src/state/cutsOptions.ts'
import { createStore } from '../../src/state/store.ts'

const comparison = (cuts: Partial<CutsOptions>): Comparison => ({ ...defaultComparison('text', null), cuts: { ...defaultCutsOptions, ...cuts } })

function travelled(cuts: Partial<CutsOptions>): CutsOptions {
  const reading = readLink(writeLink(contentOf(comparison(cuts))).fragment)
  if (reading.status !== 'read') throw new Error(reading.status)
  return comparisonOf(reading.content, '', { isSample: () => false, sampleTextOf: () => null, panels: ['compare'] }).cuts
}

test('nothing while it is as at the start, and then only what differs', () => {
  expect(contentOf(comparison({}))).not.toHaveProperty('cuts')
  expect(contentOf(comparison({ seed: 7 })).cuts).toEqual({ seed: 7 })
  expect(contentOf(comparison({ ownCuts: [1, 2] })).cuts).toEqual({ ownCuts: [1, 2] })
})

test('everything that is chosen travels', () => {
  const chosen: CutsOptions = {
    scorer: 'hub:org/name', text: ' é', ownCuts: [1, 2], dropout: 1, dropoutVariant: 'one-at-a-time', seed: 4_294_967_295, samples: 10_000,
  }
  expect(travelled(chosen)).toEqual(chosen)
  expect(travelled({ ownCuts: [] }).ownCuts).toEqual([])
})

test('a text too long for a link stays at home with its cuts', () => {
  const text = 'a'.repeat(CUTS_TEXT_LIMIT + 1)
  expect(travelled({ text, ownCuts: [3], seed: 2 })).toEqual({ ...defaultCutsOptions, seed: 2 })
  expect(travelled({ text: text.slice(1) }).text).toBe(text.slice(1))
})

test.each([[[3, 2]], [[2, 2]], [[0]], [[1.5]]])('cuts %j are not believed', (ownCuts) => {
  expect(readLink(writeLink(contentOf(comparison({ ownCuts }))).fragment).status).toBe('corrupt')
})

test('another text has no cuts yet; anything else leaves them', () => {
  const store = createStore(comparison({ ownCuts: [2] }))
  setCuts(store, { seed: 3 })
  setCuts(store, { text: defaultCutsOptions.text })
  expect(store.getState().comparison.cuts.ownCuts).toEqual([2])
  setCuts(store, { text: 'other' })
  expect(store.getState().comparison.cuts).toEqual({ ...defaultCutsOptions, text: 'other', seed: 3 })
})
