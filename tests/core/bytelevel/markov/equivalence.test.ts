/** Random chains and vocabularies: the token-level language model is the chain, and the correction finds it again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextsOf, createChain, type Order } from '../../../../src/core/bytelevel/markov/chain.ts'
import {
  createSegmenter,
  type CharacterSegmenter,
  type SegmenterSettings,
} from '../../../../src/core/bytelevel/markov/characterSegmenter.ts'
import { InducedModel } from '../../../../src/core/bytelevel/markov/inducedModel.ts'
import {
  correctedByCovers,
  correctedByPasses,
  coversOf,
  truth,
} from '../../../../src/core/bytelevel/markov/predictions.ts'

const token = fc.stringMatching(/^[AB]{2,4}$/)
const longestPrefix: fc.Arbitrary<SegmenterSettings> = fc
  .array(token, { maxLength: 5 })
  .map((tokens) => ({ method: 'longest-prefix' as const, tokens: ['A', 'B', ...tokens] }))
/** Merges of tokens that exist, chosen by number. */
const merges: fc.Arbitrary<SegmenterSettings> = fc
  .array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 })
  .map((choices) => {
    const vocabulary = ['A', 'B']
    const made: [string, string][] = []
    for (const [one, other] of choices) {
      const [left, right] = [vocabulary[one % vocabulary.length] ?? 'A', vocabulary[other % vocabulary.length] ?? 'B']
      if (vocabulary.includes(left + right)) continue
      made.push([left, right])
      vocabulary.push(left + right)
    }
    return { method: 'merges' as const, merges: made }
  })
const chain = fc.constantFrom<Order>(1, 2, 3).chain((order) =>
  fc
    .array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { minLength: 2 ** order, maxLength: 2 ** order })
    .map((values) => ({
      order,
      nextIsA: Object.fromEntries(contextsOf(order).map((context, index) => [context, values[index] ?? 0])),
      start: 'stationary',
    })),
)

function segmenterOf(settings: SegmenterSettings): CharacterSegmenter {
  const made = createSegmenter(settings)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

test('P(tokens) is the probability of all long texts that begin so when cut', () => {
  fc.assert(
    fc.property(chain, fc.oneof(longestPrefix, merges), (settings, cutting) => {
      const made = createChain(settings)
      if (!made.ok) throw new Error('chain')
      const segmenter = segmenterOf(cutting)
      const model = new InducedModel(made.value, segmenter)
      // All texts of 12 characters, cut when finished: what stands well before the end is cut as in an endless text.
      const sums = new Map<string, number>()
      for (let number = 0; number < 2 ** 12; number++) {
        const text = number.toString(2).padStart(12, '0').replaceAll('0', 'A').replaceAll('1', 'B')
        const tokens = segmenter.encode(text)
        let key = ''
        let length = 0
        for (const one of tokens) {
          length += one.length
          if (length > 4) break
          key += `${one}·`
          sums.set(key, (sums.get(key) ?? 0) + made.value.prefixProbability(text))
        }
      }
      for (const [key, sum] of sums) {
        const context = model.contextOf(key.split('·').slice(0, -1))
        expect(Math.abs((context?.probability ?? 0) - sum)).toBeLessThan(1e-9)
      }
    }),
    { numRuns: 60, seed: 4 },
  )
})

test('rows sum to 1, covers to the text, corrected is true', () => {
  fc.assert(
    fc.property(
      chain,
      fc.oneof(longestPrefix, merges),
      fc.stringMatching(/^[AB]{0,7}$/),
      (settings, cutting, prompt) => {
        const made = createChain(settings)
        if (!made.ok) throw new Error('chain')
        const model = new InducedModel(made.value, segmenterOf(cutting))
        let context = model.start
        for (let step = 0; step < 4; step++) {
          const row = model.next(context)
          expect(Math.abs(row.reduce((sum, { probability }) => sum + probability, 0) - 1)).toBeLessThan(1e-9)
          context = row[prompt.length % row.length]?.context ?? model.start
        }
        const covered = coversOf(model, prompt).reduce((sum, { probability }) => sum + probability, 0)
        expect(Math.abs(covered - made.value.prefixProbability(prompt))).toBeLessThan(1e-9)
        const expected = truth(model, prompt)
        const passes = correctedByPasses(model, prompt)
        for (const found of passes === null
          ? [correctedByCovers(model, prompt)]
          : [correctedByCovers(model, prompt), passes]) {
          expect(
            Math.abs((found.defined ? found.nextIsA : Number.NaN) - (expected.defined ? expected.nextIsA : 0)),
          ).toBeLessThan(1e-9)
        }
      },
    ),
    { numRuns: 300, seed: 5 },
  )
})
