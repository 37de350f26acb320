/** Whole lines cut where no token reaches across: a finer scanner that leads to the same tokens, for any vocabulary. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { BpeEngine } from '../../../../src/core/tokenizers/bpe/bpeEngine.ts'
import { scannerFor, scanners } from '../../../../src/core/tokenizers/bpe/patterns.ts'
import { TokenColumns } from '../../../../src/core/tokenizers/bpe/tokenColumns.ts'
import { TokenReach } from '../../../../src/core/tokenizers/bpe/tokenReach.ts'
import type { BpeVocabulary } from '../../../../src/core/tokenizers/bpe/vocabulary.ts'
import { createStagedTokenizerOf } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { ByteLevelBpe } from '../../../../src/core/tokenizers/bpe/byteLevelBpe.ts'
import { LINES } from '../../../../src/core/training/patterns.ts'
import { tokenizerJson } from '../../../../src/core/training/tokenizerJson.ts'
import { idOfByte, TokenTable } from '../../../../src/core/training/tokenTable.ts'
import type { LearnedMerge } from '../../../../src/core/training/mergeTrainer.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import source from '../../../oracle/family/pieces.json' with { type: 'json' }
import { shippedBpe } from './shipped.ts'
import { amountOf } from '../../../depth.ts'

function tokensOf(engine: BpeEngine, text: string): string {
  const bytes = encodeUtf8(text)
  const columns = new TokenColumns(16)
  engine.encode(engine.viewOf(bytes), 0, bytes.length, columns)
  return `${columns.ids.subarray(0, columns.count).join()} ${columns.ends.subarray(0, columns.count).join()}`
}

const wholeLines = (vocabulary: BpeVocabulary) => new BpeEngine(vocabulary, scanners.lines)
const cutLines = (vocabulary: BpeVocabulary) => new BpeEngine(vocabulary, scannerFor('lines', vocabulary))

/** A vocabulary of random merges: each of two tokens that are there. */
function vocabularyOf(pairs: readonly (readonly [number, number])[]): BpeVocabulary {
  const table = new TokenTable()
  const letters = Array.from('ab é', (letter) => [...encodeUtf8(letter)])
    .flat()
    .map((byte) => idOfByte[byte] ?? 0)
  const merges: LearnedMerge[] = []
  for (const [one, other] of pairs) {
    const known = [...letters, ...Array.from({ length: table.size - 256 }, (_, index) => 256 + index)]
    const [left, right] = [known[one % known.length] ?? 0, known[other % known.length] ?? 0]
    if (merges.some((merge) => merge.left === left && merge.right === right)) continue
    merges.push({ left, right, merged: table.idOfJoined(left, right), count: 1 })
  }
  const card = shippedBpe('tessera-superword').card
  const made = createStagedTokenizerOf(card, tokenizerJson(table, merges, LINES))
  if (!made.ok || !(made.value instanceof ByteLevelBpe)) throw new Error('not on the fast engine')
  return made.value.engine.vocabulary
}

describe('the tokens of whole lines', () => {
  test('with any merges, on any text of their letters', { timeout: 60_000 }, () => {
    const merges = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 14 })
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', 'a', 'b', '\n', '7'), maxLength: 60 }),
      { minLength: 5, maxLength: 5 },
    )
    fc.assert(
      fc.property(merges, texts, (pairs, list) => {
        const vocabulary = vocabularyOf(pairs)
        const [whole, cut] = [wholeLines(vocabulary), cutLines(vocabulary)]
        for (const text of list) expect(tokensOf(cut, text)).toBe(tokensOf(whole, text))
      }),
      { numRuns: amountOf('sets of merges, for lines cut finer') },
    )
  })

  test('with the shipped superwords, on held-out pieces and random texts', { timeout: 60_000 }, () => {
    const { vocabulary } = shippedBpe('tessera-superword').engine
    const [whole, cut] = [wholeLines(vocabulary), cutLines(vocabulary)]
    for (const text of [
      ...source.pieces.map((piece) => piece.text),
      ...randomTexts(51, amountOf('texts for lines cut finer')),
    ]) {
      if (tokensOf(cut, text) !== tokensOf(whole, text)) expect(text).toBe('cut as whole')
    }
  })
})

test('a line of English falls apart in pieces of about a word', () => {
  const { engine } = shippedBpe('tessera-superword')
  const bytes = encodeUtf8(
    'And it came to pass in those days that there went out a decree from the emperor of the city\n',
  )
  const view = engine.viewOf(bytes)
  let pieces = 0
  for (let at = 0; at < bytes.length; pieces++) at = engine.scanner.scan(view, at)
  expect(pieces).toBeGreaterThan(8)
})

test(
  'what the finer scanner finds does not depend on bytes behind those that it says it examined',
  { timeout: 60_000 },
  () => {
    const { engine } = shippedBpe('tessera-superword')
    const texts = [...source.pieces.map((piece) => piece.text.slice(0, 300)), ...randomTexts(52, 1_000)]
    for (let index = 0; index + 1 < texts.length; index++) {
      const bytes = encodeUtf8(texts[index] ?? '')
      const other = encodeUtf8(texts[index + 1] ?? '')
      const view = engine.viewOf(bytes)
      for (let at = 0; at < bytes.length;) {
        const end = engine.scanner.scan(view, at)
        let kept = view.examined
        while (kept < bytes.length && ((bytes[kept] ?? 0) & 0xc0) === 0x80) kept++
        if (kept <= bytes.length) {
          const changed = engine.viewOf(new Uint8Array([...bytes.subarray(at, kept), ...other]))
          if (at + engine.scanner.scan(changed, 0) !== end) expect({ text: texts[index], at, end }).toBe('the same end')
        }
        at = end
      }
    }
  },
)

test('the reach of tokens is that of the longest at a place', () => {
  const { vocabulary } = shippedBpe('tessera-superword').engine
  const reach = new TokenReach(vocabulary)
  const merged = Array.from({ length: vocabulary.strings.size }, (_, id) => id)
    .filter((id) => (vocabulary.ranks[id] ?? -1) !== -1)
    .map((id) => Buffer.from(vocabulary.strings.get(id)))
  for (const { text } of source.pieces.slice(0, 12)) {
    const bytes = Buffer.from(text).subarray(0, 80)
    for (let start = 0; start < bytes.length; start++) {
      const longest = merged.reduce(
        (most, token) =>
          token.length > most && bytes.subarray(start, start + token.length).equals(token) ? token.length : most,
        1,
      )
      expect(reach.longestFrom(bytes, start)).toBe(start + longest)
    }
  }
})
