/**
 * The vocabulary of WordPiece against that of Hugging Face's Rust trainer (tests/oracle/training/make_wordpiece.py). Rust numbers
 * the characters that continue a word in the order of a hash map, which differs from run to run, and breaks ties between
 * pairs by these numbers. So its own vocabularies differ from run to run; ours differs in such pieces too, in one of a hundred at most.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import golden from '../../oracle/training/wordpiece_rust.json' with { type: 'json' }
import { createTraining } from '../../../src/core/training/training.ts'
import { countTexts } from '../../../src/core/training/textCounts.ts'
import { isWord, PieceTable, trainWordPiece, WORD_PIECE_WORDS } from '../../../src/core/training/wordPieceTrainer.ts'
import { runToEnd } from './runToEnd.ts'

const text = readFileSync('tests/oracle/training/text.txt', 'utf8')
const counts = runToEnd(countTexts([{ text, weight: 1 }], WORD_PIECE_WORDS)).weighted
const words = new Map([...counts].filter(([segment]) => isWord(segment)))

function trained(vocabularySize: number) {
  const table = new PieceTable()
  runToEnd(trainWordPiece(words, { vocabularySize }, table))
  return table.pieces()
}

describe('the vocabulary of the Rust library', () => {
  test.each(golden.sizes)('of $size entries', ({ size, always, sometimes }) => {
    const pieces = trained(size)
    expect(pieces.length).toBe(Math.max(size, trained(0).length))
    const ours = new Set(pieces)
    const theirs = new Set([...always, ...sometimes])
    const missing = always.filter((piece) => !ours.has(piece))
    const extra = pieces.filter((piece) => !theirs.has(piece))
    // Such as ΘΡ and ΡΟ in ΑΝΘΡΩΠΟΣ: equally frequent, and one takes its letters from the other.
    expect(missing.length).toBeLessThanOrEqual(size / 100)
    expect(extra.length).toBeLessThanOrEqual(size / 100)
  })
})

test('pieces are those of whole characters, however small the size, and nothing is learnt of one letter', () => {
  const pieces = trained(0)
  expect(pieces.slice(0, 5)).toEqual(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'])
  expect(pieces.slice(5).every((piece) => Array.from(piece.replace(/^##(?=.)/u, '')).length === 1)).toBe(true)
  const settings = {
    algorithm: 'wordpiece',
    pattern: 'gpt2',
    vocabularySize: 500,
    firstStage: 80,
    parity: 'rule',
  } as const
  const training = createTraining([{ text: 'x', weight: 1 }], settings)
  expect([...training.steps()]).toEqual([])
  expect(training.size()).toBe(6)
})
