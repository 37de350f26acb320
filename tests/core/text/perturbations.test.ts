/** Small changes of a text, and the distance between sequences. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance } from '../../../src/core/text/editDistance.ts'
import { lookAlikes } from '../../../src/core/text/lookAlikes.ts'
import { perturbationNames, type PerturbationName } from '../../../src/core/text/perturbationNames.ts'
import { perturb } from '../../../src/core/text/perturbations.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { randomTexts } from '../../randomTexts.mjs'

const change = (text: string, name: PerturbationName, seed = 1): string | null =>
  perturb(text, name, seededRandom(seed))
const seeds = Array.from({ length: 200 }, (_, seed) => seed)

describe('each change', () => {
  test.each([
    ['an old café in Zürich', 'upper-case', 'AN OLD CAFÉ IN ZÜRICH'],
    ["it's an old café", 'title-case', "It'S An Old Café"],
    ['café Zürich Ελλάδα ёлка', 'no-diacritics', 'cafe Zurich Ελλαδα елка'],
    ['नमस्ते', 'no-diacritics', null],
    ['in 1945 and 7', 'spelled-out-digits', 'in one nine four five and seven'],
    ['no digit', 'spelled-out-digits', null],
    ['end', 'trailing-space', 'end '],
    ['a b', 'doubled-space', 'a  b'],
    ['ab', 'transposition', 'ba'],
    ['aa 1', 'transposition', null],
    ['7x7', 'deletion', '77'],
    ['你', 'look-alike', null],
    ['q1', 'neighbour-key', 'w1'],
    ['Q1', 'neighbour-key', 'W1'],
  ] as const)('%s by %s: %s', (text, name, expected) => {
    expect(change(text, name)).toBe(expected)
  })

  test('reaches every place, none else, and the same for the same seed', () => {
    const all = (text: string, name: PerturbationName): (string | null)[] =>
      [...new Set(seeds.map((seed) => change(text, name, seed)))].toSorted()
    expect(all('abc', 'transposition')).toEqual(['acb', 'bac'])
    expect(all('ab 1', 'deletion')).toEqual(['a 1', 'b 1'])
    expect(all('ns', 'neighbour-key')).toEqual(['bs', 'ms', 'na', 'nd'].toSorted())
    expect(all('a b c', 'doubled-space')).toEqual(['a  b c', 'a b  c'].toSorted())
    expect(all('cat', 'look-alike')).toEqual(['\u0441at', 'c\u0430t'].toSorted())
    expect(change('the people', 'deletion', 5)).toBe(change('the people', 'deletion', 5))
  })

  test('is one of one or two characters, or says that there was nothing to change', () => {
    for (const text of randomTexts(41, 300)) {
      for (const name of perturbationNames) {
        const changed = change(text, name)
        if (changed === null) continue
        expect(changed).not.toBe(text)
        const most = {
          transposition: 2,
          deletion: 1,
          'neighbour-key': 1,
          'doubled-space': 1,
          'trailing-space': 1,
          'look-alike': 1,
        }
        const limit = Object.entries(most).find(([key]) => key === name)?.[1]
        if (limit !== undefined) expect(editDistance([...text], [...changed])).toBeLessThanOrEqual(limit)
      }
    }
  })

  test('look-alikes are single letters of another script', () => {
    for (const [latin, like] of lookAlikes) {
      expect(latin).toMatch(/^[A-Za-z]$/)
      expect(like).toMatch(/^[\p{Script=Cyrillic}\p{Script=Greek}]$/u)
    }
  })
})

describe('edit distance', () => {
  test.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['flaw', 'lawn', 2],
    ['same', 'same', 0],
  ] as const)('%s and %s: %i', (one, other, distance) => {
    expect(editDistance([...one], [...other])).toBe(distance)
  })

  test('equals the recursive definition', () => {
    const byDefinition = (one: readonly number[], other: readonly number[]): number => {
      if (one.length === 0 || other.length === 0) return Math.max(one.length, other.length)
      const [a, b] = [one.slice(1), other.slice(1)]
      return Math.min(
        byDefinition(a, other) + 1,
        byDefinition(one, b) + 1,
        byDefinition(a, b) + (one[0] === other[0] ? 0 : 1),
      )
    }
    const short = fc.array(fc.nat({ max: 3 }), { maxLength: 6 })
    fc.assert(
      fc.property(short, short, (one, other) => editDistance(one, other) === byDefinition(one, other)),
      { seed: 6 },
    )
  })
})
