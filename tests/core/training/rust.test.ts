/**
 * The merges of byte-level BPE equal those of Hugging Face's Rust trainer, to the last pair that occurs once
 * (tests/oracle/training).
 *
 * Ties: both merge the most frequent pair, of equally frequent ones that of the lower left id, then of the lower right id.
 * Rust's ids are those of the bytes that the text has, in the order of their letters in the byte alphabet, then of the
 * merged tokens in their order; ours are of all 256 bytes in the same order, then the same. So one pair has a lower id than
 * another in Rust where it has in ours, and ties need no allowance.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import golden from '../../oracle/training/merges_rust.json' with { type: 'json' }
import { trainBytePairs } from '../../../src/core/training/bytePairTrainer.ts'
import { patternOf, WORDS } from '../../../src/core/training/patterns.ts'
import { countPreTokens } from '../../../src/core/training/preTokens.ts'
import { TokenTable } from '../../../src/core/training/tokenTable.ts'

const text = readFileSync('tests/oracle/training/text.txt', 'utf8')

/** Merges as pairs of spellings, learnt line by line until no pair is left, as by Rust's defaults. */
function ourMerges(): { readonly spelled: readonly string[]; readonly counts: readonly number[] } {
  const preTokens = new Map<string, number>()
  for (const line of text.split(/(?<=\n)/u)) countPreTokens(line, patternOf(WORDS), preTokens)
  const table = new TokenTable()
  const spelled: string[] = []
  const counts: number[] = []
  for (const { left, right, count } of trainBytePairs(preTokens, { vocabularySize: 30_000, leastCount: 1 }, table)) {
    spelled.push(`${table.spelling(left)} ${table.spelling(right)}`)
    counts.push(count)
  }
  return { spelled, counts }
}

describe('the merges of the Rust library', () => {
  const { spelled, counts } = ourMerges()

  test('the text and the pattern are those of the golden', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(golden.textSha256)
    expect(WORDS).toBe(golden.pattern)
  })

  test('the first ones', () => {
    expect(spelled.slice(0, golden.first.length)).toEqual(golden.first)
  })

  test('all of them', () => {
    expect(spelled).toHaveLength(golden.merges)
    const hashes = golden.hashes.split(' ')
    expect(hashes).toHaveLength(Math.ceil(golden.merges / golden.batch))
    const differing = hashes.flatMap((hash, index) => {
      const batch = spelled.slice(index * golden.batch, (index + 1) * golden.batch).join('\n')
      return createHash('sha256').update(batch).digest('hex').slice(0, 12) === hash ? [] : [index]
    })
    expect(differing).toEqual([])
  })

  test('most of which are ties, so that the rule for ties is tested', () => {
    const ties = counts.filter((count, index) => count === counts[index - 1]).length
    expect(ties).toBeGreaterThan(golden.merges * 0.9)
  })
})
