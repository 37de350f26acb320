/**
 * The least tokens: the segmentations and the vocabulary that trying all of them gives, on small texts; less of a text's tokens
 * than BPE of the same size has; and what is saved splits as it was measured.
 */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeUtf8 } from '../../../src/core/text/utf8.ts'
import { trainBytePairs } from '../../../src/core/training/bytePairTrainer.ts'
import { trainLeastTokens } from '../../../src/core/training/leastTokens/leastTokensTrainer.ts'
import type { RoundStep } from '../../../src/core/training/steps.ts'
import { TokenTable } from '../../../src/core/training/tokenTable.ts'
import { createTraining } from '../../../src/core/training/training.ts'
import type { Training } from '../../../src/core/training/trainingRun.ts'
import { loadTrained } from './loadTrained.ts'
import { runToEnd } from './runToEnd.ts'

/** By trying all. */
function fewest(word: string, tokens: ReadonlySet<string>): number {
  const least = [0]
  for (let end = 1; end <= word.length; end++) {
    const ways = Array.from({ length: end }, (_, start) =>
      tokens.has(word.slice(start, end)) || end - start === 1 ? (least[start] ?? 0) + 1 : Infinity,
    )
    least.push(Math.min(...ways))
  }
  return least[word.length] ?? 0
}

function total(words: ReadonlyMap<string, number>, tokens: ReadonlySet<string>): number {
  return [...words].reduce((sum, [word, count]) => sum + count * fewest(word, tokens), 0)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 })
const texts = fc
  .array(fc.tuple(word, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 })
  .map((list) => new Map(list))

test('one token at a time, that whose loss adds the fewest; of equals the one that was learnt last', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 6 }), (words, left) => {
      const table = new TokenTable()
      for (const _ of trainBytePairs(words, { vocabularySize: 300 }, table));
      const kept = Array.from({ length: table.size - 256 }, (_, index) => decodeUtf8(table.bytesOf(256 + index)))
      while (kept.length > left) {
        const costs = kept.map((token) => total(words, new Set(kept.filter((one) => one !== token))))
        kept.splice(costs.lastIndexOf(Math.min(...costs)), 1)
      }
      const settings = { vocabularySize: 256 + left, firstSize: 300, droppedShare: 0 }
      const rounds: RoundStep[] = []
      const training = trainLeastTokens(words, settings)
      for (let step = training.next(); ; step = training.next()) {
        if (step.done === true) {
          expect(step.value.slice(256).map((bytes) => decodeUtf8(bytes))).toEqual(kept)
          break
        }
        if (step.value.kind === 'round') rounds.push(step.value)
      }
      for (const [one] of words) expect(rounds.at(-1)?.lengthOf(one)).toBe(fewest(one, new Set(kept)))
    }),
  )
})

test('a text is shorter than by BPE of the same size, and as long by the file as it was measured', () => {
  const text = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 30_000)
  const train = (algorithm: 'bpe' | 'least-tokens'): Training => {
    const training = createTraining([{ text, weight: 1 }], {
      algorithm,
      pattern: 'gpt2',
      vocabularySize: 800,
      firstStage: 80,
      parity: 'rule',
    })
    runToEnd(training.steps())
    return training
  }
  const [least, merged] = [train('least-tokens'), train('bpe')]
  expect(least.size()).toBe(800)
  expect(least.tokens()[0]).toBeLessThan(merged.tokens()[0] ?? 0)
  const { ids } = loadTrained(least.file()).encode(text, { addSpecialTokens: false, parseSpecialTokens: false })
  expect([ids.length]).toEqual(least.tokens())
})
