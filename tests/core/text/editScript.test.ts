/** The items that two sequences keep, against the edit distance; how many edits a change of the text makes of its tokens, against a search. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenEdits } from '../../../src/core/metrics/tokenEdits.ts'
import { editDistance } from '../../../src/core/text/editDistance.ts'
import { keptItems } from '../../../src/core/text/editScript.ts'

const short = fc.array(fc.nat({ max: 3 }), { maxLength: 9 })

/** Edits that are left between the kept items: in each gap as many as its longer side has. */
function editsAround(one: readonly boolean[], other: readonly boolean[]): number {
  const gaps = (kept: readonly boolean[]): number[] => {
    const lengths = [0]
    for (const isKept of kept) {
      if (isKept) lengths.push(0)
      else lengths.push((lengths.pop() ?? 0) + 1)
    }
    return lengths
  }
  const [left, right] = [gaps(one), gaps(other)]
  expect(left.length).toBe(right.length)
  return left.reduce((sum, length, index) => sum + Math.max(length, right[index] ?? 0), 0)
}

describe('kept items', () => {
  test('are the same in both, and leave as many edits as the distance', () => {
    fc.assert(
      fc.property(short, short, (one, other) => {
        const kept = keptItems(one, other)
        expect(one.filter((_, index) => kept.one[index])).toEqual(other.filter((_, index) => kept.other[index]))
        expect([kept.one.length, kept.other.length]).toEqual([one.length, other.length])
        expect(editsAround(kept.one, kept.other)).toBe(editDistance(one, other))
      }),
      { seed: 11, numRuns: 1000 },
    )
  })

  test('of a word', () => {
    expect(keptItems([...'kitten'], [...'sitting'])).toEqual({
      one: [false, true, true, true, false, true],
      other: [false, true, true, true, false, true, false],
    })
  })
})

describe('tokens changed for each character changed', () => {
  /** The least number of single edits, found by trying all of them, one after the other. */
  function bySearch(one: readonly number[], other: readonly number[]): number {
    const goal = other.join()
    let reached = new Set([one.join()])
    const seen = new Set(reached)
    for (let edits = 0; ; edits++) {
      if (reached.has(goal)) return edits
      const next = new Set<string>()
      for (const state of reached) {
        const items = state === '' ? [] : state.split(',')
        for (let at = 0; at <= items.length; at++) {
          next.add([...items.slice(0, at), ...items.slice(at + 1)].join())
          for (const item of [0, 1, 2]) {
            next.add([...items.slice(0, at), item, ...items.slice(at + 1)].join())
            next.add([...items.slice(0, at), item, ...items.slice(at)].join())
          }
        }
      }
      reached = new Set([...next].filter((state) => !seen.has(state)))
      for (const state of reached) seen.add(state)
    }
  }

  test('equal a search over all edits', () => {
    const tiny = fc.array(fc.nat({ max: 2 }), { maxLength: 4 })
    fc.assert(
      fc.property(tiny, tiny, (one, other) => {
        const { edits, charactersChanged, perCharacter } = tokenEdits(one, other, one.join(''), other.join(''))
        expect(edits).toBe(bySearch(one, other))
        expect(charactersChanged).toBe(edits)
        expect(perCharacter).toBe(edits === 0 ? null : 1)
      }),
      { seed: 3, numRuns: 150 },
    )
  })

  test('worked by hand', () => {
    // "the cat" as the|cat, "teh cat" as t|eh|cat: the token `the` becomes two; two letters are others.
    expect(tokenEdits([7, 9], [1, 2, 9], 'the cat', 'teh cat')).toEqual({
      edits: 2,
      charactersChanged: 2,
      perCharacter: 1,
    })
    expect(tokenEdits([5, 6], [5, 6, 8], 'a cat', 'a cat ')).toEqual({
      edits: 1,
      charactersChanged: 1,
      perCharacter: 1,
    })
    // Code points, not UTF-16 units.
    expect(tokenEdits([1], [2, 3], '😀', '😁')).toEqual({ edits: 2, charactersChanged: 1, perCharacter: 2 })
  })
})
