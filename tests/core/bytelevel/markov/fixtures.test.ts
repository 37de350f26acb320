/**
 * Chains whose numbers are known: computed by two independent programs with exact fractions, by adding up the chain's
 * probabilities over all texts. Every number to 1e-9.
 */
import { describe, expect, test } from 'vitest'
import { createChain, STATIONARY, type Chain, type MarkovChain } from '../../../../src/core/bytelevel/markov/chain.ts'
import { createSegmenter, type SegmenterSettings } from '../../../../src/core/bytelevel/markov/characterSegmenter.ts'
import { InducedModel } from '../../../../src/core/bytelevel/markov/inducedModel.ts'
import {
  branchAndPass,
  correctedByCovers,
  correctedByPasses,
  coverCandidates,
  coversOf,
  healed,
  naive,
  truth,
  type Prediction,
} from '../../../../src/core/bytelevel/markov/predictions.ts'
import { markovPresets } from '../../../../src/core/bytelevel/markov/presets.ts'
import { longRun, tokenChain } from '../../../../src/core/bytelevel/markov/tokenChain.ts'

function chainOf(settings: MarkovChain): Chain {
  const made = createChain(settings)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

function modelOf(chain: MarkovChain, segmenter: SegmenterSettings): InducedModel {
  const made = createSegmenter(segmenter)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return new InducedModel(chainOf(chain), made.value)
}

function preset(id: string): InducedModel {
  const found = markovPresets.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return modelOf(found.chain, found.segmenter)
}

const near = (value: number, expected: number): void => expect(Math.abs(value - expected)).toBeLessThan(1e-9)

function expectRow(model: InducedModel, tokens: readonly string[], expected: Readonly<Record<string, number>>): void {
  const context = model.contextOf(tokens)
  if (context === null) throw new Error(`${tokens.join('·')} has probability 0`)
  const row = model.next(context)
  expect(row.map(({ token }) => token).toSorted()).toEqual(Object.keys(expected).toSorted())
  for (const { token, probability } of row) near(probability, expected[token] ?? Number.NaN)
}

function expectPrediction(found: Prediction | null, expected: number | 'impossible-context' | 'impossible-text'): void {
  if (typeof expected === 'string') expect(found).toEqual({ defined: false, reason: expected })
  else near(found?.defined === true ? found.nextIsA : Number.NaN, expected)
}

/** Corrected both ways where there are two; and equal to the truth. */
function expectCorrected(model: InducedModel, prompt: string, expected: number): void {
  expectPrediction(truth(model, prompt), expected)
  expectPrediction(correctedByCovers(model, prompt), expected)
  const passes = correctedByPasses(model, prompt)
  if (model.segmenter.method === 'longest-prefix') expectPrediction(passes, expected)
  else expect(passes).toBeNull()
}

const positions = (prompt: string, model: InducedModel): number => model.segmenter.encode(prompt).length

describe('two states, {AA, A, B}', () => {
  const model = preset('two-states')

  test('the token-level language model', () => {
    near(model.chain.prefixProbability('A'), 3 / 7)
    expectRow(model, ['AA'], { AA: 0.36, A: 0.24, B: 0.4 })
    expectRow(model, ['A'], { B: 1 })
    expectRow(model, ['B'], { AA: 0.18, A: 0.12, B: 0.7 })
  })

  test.each([
    ['A', 0, 0.6],
    ['AA', 0.6, 0.6],
    ['AAA', 0, 0.6],
    ['BA', 0, 0.6],
    ['B', 0.3, 0.3],
  ] as const)('after %s: naive %f, corrected %f', (prompt, expectedNaive, expected) => {
    expectPrediction(naive(model, prompt), expectedNaive)
    expectCorrected(model, prompt, expected)
  })

  test('the covers of A', () => {
    const covers = coversOf(model, 'A')
    expect(covers.map(({ tokens }) => tokens.join('·'))).toEqual(['AA', 'A'])
    near(covers[0]?.probability ?? 0, 9 / 35)
    near(covers[1]?.probability ?? 0, 6 / 35)
  })
})

describe('third order, eight tokens, longest prefix', () => {
  const model = preset('third-order')

  test.each([
    ['AAA', 'AA·A', 0.1, 0, 0.1],
    ['ABA', 'A·BA', 0.35, 21 / 73, 0.35],
    ['ABB', 'A·B·B', 0.6, 0, 0],
    ['BAA', 'BA·A', 0.75, 'impossible-context', 1],
    ['BBB', 'B·B·B', 0.9, 0, 0],
    ['AAB', 'AA·B', 0.8, 0, 0.8],
    ['BAB', 'BA·B', 0.2, 0, 0.2],
    ['BBA', 'BBA', 0.5, 0, 0.5],
  ] as const)('%s = %s: true %f, naive %s, healed %f', (prompt, cut, expected, expectedNaive, expectedHealed) => {
    expect(model.segmenter.encode(prompt).join('·')).toBe(cut)
    expectCorrected(model, prompt, expected)
    expectPrediction(naive(model, prompt), expectedNaive)
    expectPrediction(healed(model, prompt), expectedHealed)
    for (const text of [`${prompt}A`, `${prompt}B`])
      expect(branchAndPass(model, text).steps).toHaveLength(positions(text, model))
  })

  test('ABBAA needs no correction', () => {
    expect(model.segmenter.encode('ABBAA')).toEqual(['A', 'BBAA'])
    expectCorrected(model, 'ABBAA', 0.75)
    expectPrediction(naive(model, 'ABBAA'), 0.75)
  })

  test.each([
    ['AAB', 6, 12],
    ['BBAAB', 6, 31],
    ['BBB', 4, 10],
  ] as const)('covers of %s: %i of %i', (prompt, positive, candidates) => {
    const covers = coversOf(model, prompt)
    expect(covers).toHaveLength(positive)
    expect(coverCandidates(model.segmenter.vocabulary, prompt)).toBe(candidates)
    near(
      covers.reduce((sum, { probability }) => sum + probability, 0),
      model.chain.prefixProbability(prompt),
    )
  })
})

describe('third order, merges B+A, BA+A, B+BA', () => {
  const model = preset('merges')

  test.each([
    ['AAB', 0, 0.8],
    ['ABA', 0, 0.35],
    ['ABB', 0, 3 / 7],
    ['BAB', 0, 0.2],
    ['BBA', 0, 0],
    ['BBB', 0, 9 / 11],
  ] as const)('%s: naive %f, healed %f', (prompt, expectedNaive, expectedHealed) => {
    expectPrediction(naive(model, prompt), expectedNaive)
    expectPrediction(healed(model, prompt), expectedHealed)
    expectCorrected(model, prompt, thirdOrderNextIsA(prompt))
  })

  test.each([
    ['AAA', 0.1],
    ['BAA', 0.75],
    ['ABBAA', 0.75],
  ] as const)('%s: naive is right, %f', (prompt, expected) => {
    expectPrediction(naive(model, prompt), expected)
    expectCorrected(model, prompt, expected)
  })

  test('covers', () => {
    const names = (prompt: string): string[] =>
      coversOf(model, prompt)
        .map(({ tokens }) => tokens.join('·'))
        .toSorted()
    expect(names('BBA')).toEqual(['BBA', 'B·BAA'].toSorted())
    expect(names('ABB')).toEqual(['A·B·B', 'A·B·BAA', 'A·B·BBA', 'A·BBA'].toSorted())
    expect(names('BBAAB')).toHaveLength(4)
    expect(coverCandidates(model.segmenter.vocabulary, 'BBAAB')).toBe(16)
  })
})

function thirdOrderNextIsA(prompt: string): number {
  return markovPresets.find(({ id }) => id === 'merges')?.chain.nextIsA[prompt.slice(-3)] ?? Number.NaN
}

describe('runs of A, started as after B', () => {
  const model = preset('runs')

  test('the token-level language model', () => {
    expectRow(model, [], { A: 1 / 8, B: 1 / 2, AA: 3 / 8 })
    expectRow(model, ['B'], { A: 1 / 8, B: 1 / 2, AA: 3 / 8 })
    expectRow(model, ['A'], { B: 1 })
    expectRow(model, ['AA'], { A: 3 / 16, B: 1 / 4, AA: 9 / 16 })
  })

  test.each([
    ['A', 'A', 0, 3 / 4],
    ['AA', 'AA', 3 / 4, 3 / 4],
    ['AAA', 'AA·A', 0, 3 / 4],
    ['BA', 'B·A', 0, 3 / 4],
    ['BAA', 'B·AA', 3 / 4, 3 / 4],
    ['BAAA', 'B·AA·A', 0, 3 / 4],
    ['BAAAA', 'B·AA·AA', 3 / 4, 3 / 4],
    ['AB', 'A·B', 1 / 2, 1 / 2],
    ['BB', 'B·B', 1 / 2, 1 / 2],
  ] as const)('%s = %s: naive %f, true %f', (prompt, cut, expectedNaive, expected) => {
    expect(model.segmenter.encode(prompt).join('·')).toBe(cut)
    expectPrediction(naive(model, prompt), expectedNaive)
    expectCorrected(model, prompt, expected)
  })

  test.each([
    ['A', 1 / 2],
    ['AA', 3 / 8],
    ['AAA', 9 / 32],
    ['BA', 1 / 4],
    ['BAA', 3 / 16],
    ['BAAA', 9 / 64],
    ['ABAB', 1 / 64],
    ['AAAAA', 81 / 512],
  ] as const)('P(%s)', (text, expected) => {
    near(model.chain.prefixProbability(text), expected)
    near(branchAndPass(model, text).probability, expected)
    near(
      coversOf(model, text).reduce((sum, { probability }) => sum + probability, 0),
      expected,
    )
  })

  test('in the long run', () => {
    const stationary = modelOf(
      { order: 1, nextIsA: { A: 0.75, B: 0.5 }, start: STATIONARY },
      { method: 'longest-prefix', tokens: ['A', 'B', 'AA'] },
    )
    for (const one of [model, stationary]) {
      const states = tokenChain(one)
      const figures = states === null ? null : longRun(states)
      near(figures?.shares.get('AA') ?? 0, 2 / 5)
      near(figures?.shares.get('A') ?? 0, 2 / 15)
      near(figures?.shares.get('B') ?? 0, 7 / 15)
      near(figures?.charactersPerToken ?? 0, 1.4)
      expect(figures?.bitsPerToken).toBeCloseTo(1.2238596, 7)
      expect((figures?.bitsPerToken ?? 0) / (figures?.charactersPerToken ?? 1)).toBeCloseTo(0.8741854, 7)
    }
    near(stationary.chain.prefixProbability('A'), 2 / 3)
  })

  test('{A, B, AA, AAB, BA}: worse', () => {
    const worse = modelOf(
      { order: 1, nextIsA: { A: 0.75, B: 0.5 }, start: 'B' },
      { method: 'longest-prefix', tokens: ['A', 'B', 'AA', 'AAB', 'BA'] },
    )
    for (const [prompt, expectedNaive, expected] of [
      ['AA', 1, 3 / 4],
      ['B', 0, 1 / 2],
      ['A', 0, 3 / 4],
    ] as const) {
      expectPrediction(naive(worse, prompt), expectedNaive)
      expectCorrected(worse, prompt, expected)
    }
  })

  test('merging A and A is the same tokenizer', () => {
    const merging = modelOf(
      { order: 1, nextIsA: { A: 0.75, B: 0.5 }, start: 'B' },
      { method: 'merges', merges: [['A', 'A']] },
    )
    for (const prompt of ['A', 'AA', 'BAAA', 'ABAB']) {
      expect(merging.segmenter.encode(prompt)).toEqual(model.segmenter.encode(prompt))
      expect(naive(merging, prompt)).toEqual(naive(model, prompt))
    }
  })

  test('second order, started behind BB', () => {
    const second = modelOf(
      { order: 2, nextIsA: { AA: 1 / 4, AB: 1 / 2, BA: 3 / 4, BB: 5 / 8 }, start: 'BB' },
      { method: 'longest-prefix', tokens: ['A', 'B', 'AA'] },
    )
    expectRow(second, ['A', 'B'], { A: 1 / 8, B: 1 / 2, AA: 3 / 8 })
    expectRow(second, ['B', 'B'], { A: 5 / 32, B: 3 / 8, AA: 15 / 32 })
    expectRow(second, ['AA'], { A: 3 / 16, B: 3 / 4, AA: 1 / 16 })
    expectRow(second, ['B', 'AA'], { A: 3 / 16, B: 3 / 4, AA: 1 / 16 })
    for (const [prompt, expected] of [
      ['AAA', 1 / 4],
      ['BA', 3 / 4],
    ] as const) {
      expectPrediction(naive(second, prompt), 0)
      expectCorrected(second, prompt, expected)
    }
  })
})

describe('undefined', () => {
  test('a text that the chain never makes', () => {
    const never = modelOf(
      { order: 1, nextIsA: { A: 1, B: 0.5 }, start: 'A' },
      { method: 'longest-prefix', tokens: ['A', 'B', 'AA'] },
    )
    expectPrediction(truth(never, 'AB'), 'impossible-text')
    expectPrediction(correctedByCovers(never, 'AB'), 'impossible-text')
    expectPrediction(correctedByPasses(never, 'AB'), 'impossible-text')
    expectPrediction(naive(never, 'AB'), 'impossible-context')
    expectPrediction(naive(never, 'AA'), 1)
  })

  test('no one stationary start, no probability, no way to cut', () => {
    expect(createChain({ order: 1, nextIsA: { A: 1, B: 0 }, start: STATIONARY }).ok).toBe(false)
    expect(createChain({ order: 1, nextIsA: { A: 1.5, B: 0 }, start: 'A' }).ok).toBe(false)
    expect(createSegmenter({ method: 'longest-prefix', tokens: ['A', 'AB'] }).ok).toBe(false)
    expect(createSegmenter({ method: 'longest-prefix', tokens: ['A', 'B', 'C'] }).ok).toBe(false)
    expect(createSegmenter({ method: 'merges', merges: [['A', 'BA']] }).ok).toBe(false)
  })
})
