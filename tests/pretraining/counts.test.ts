import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countTokens } from '../../pretraining/tokens/counts.ts'
import { readCounts } from '../../src/app/effects/tokenCounts.ts'
import { SHIPPED } from '../../pretraining/family.ts'
import { findCard } from '../../src/core/tokenizers/catalogue/catalogue.ts'

test('ids of two bytes each are counted, and an id beyond the vocabulary is refused', () => {
  expect(countTokens(Uint8Array.of(1, 0, 0, 1, 1, 0), 257)).toEqual(
    Array.from({ length: 257 }, (_, id) => (id === 1 ? 2 : id === 256 ? 1 : 0)),
  )
  expect(() => countTokens(Uint8Array.of(1, 1), 257)).toThrow(RangeError)
})

test.each(SHIPPED)(
  'the counts of tessera-%s have an entry an id, and the end of text stands before each piece',
  (kind) => {
    const own = `tessera-${kind}`
    const counts = readCounts(JSON.parse(readFileSync(`public/models/${own}/token-counts.json`, 'utf8')))
    expect(counts).toHaveLength(findCard(own)?.card.vocabularySize ?? -1)
    const [byteEnd, ownEnd] = ['tessera-byte', own].map((id) =>
      readCounts(JSON.parse(readFileSync(`public/models/${id}/token-counts.json`, 'utf8')))?.at(-1),
    )
    // One text, cut four ways: as many pieces in each.
    expect(ownEnd).toBe(byteEnd)
  },
)

test('what is no list of counts is refused', () => {
  expect(readCounts({ counts: [1, -1] })).toBeNull()
  expect(readCounts([1])).toBeNull()
})
