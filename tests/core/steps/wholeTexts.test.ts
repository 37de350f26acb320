/**
 * The steps that are shown lead to the tokens that the lane has: for a tokenizer of every family, the pieces of random texts
 * are followed step by step, and what stands there after the last step is what the tokenizer's own code makes of the text.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { idsOf, traceModel } from '../../../src/core/steps/traceModel.ts'
import { traceDecoder } from '../../../src/core/steps/traceDecoder.ts'
import { traceText } from '../../../src/core/steps/traceText.ts'
import { wordIds } from '../../../src/core/steps/traceWords.ts'
import { ByteTokenizer } from '../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../src/core/tokenizers/characters/characterTokenizer.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import { MultiWordTokenizer } from '../../../src/core/tokenizers/multiword/multiWordTokenizer.ts'
import { fitNgrams } from '../../../src/core/tokenizers/multiword/ngrams.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { amountOf } from '../../depth.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { familyIds, shippedBpeIds, shippedTokenizer } from '../tokenizers/bpe/shipped.ts'
import { modelBytes, open, sentencePieceModels } from '../tokenizers/formats/goldenFiles.ts'
import { loadStaged } from '../tokenizers/stages/loadStaged.ts'

const options = { addSpecialTokens: true, parseSpecialTokens: true }
const files = [
  'bpe-suffix',
  'byte-level-added',
  'byte-level-nfc',
  'characters',
  'sentencepiece-bpe',
  'sentencepiece-converted',
  'unigram',
  'unigram-byte-fallback',
  'word-level',
  'wordpiece',
]

function cardOf(id: string) {
  const card = findCard(id)?.card
  if (card === undefined) throw new Error(`${id} is not in the catalogue`)
  return card
}

const PROSE =
  'the cat sat on the mat and the cat sat on the hat. One of the cats of the house sat on one of the mats.\n'

const all: readonly (readonly [name: string, open: () => Tokenizer | Promise<Tokenizer>])[] = [
  ...[...shippedBpeIds, ...familyIds].map((id) => [id, () => shippedTokenizer(id)] as const),
  ...files.map(
    (name) =>
      [name, () => loadStaged(JSON.parse(readFileSync(`tests/fixtures/tokenizers/${name}.json`, 'utf8')))] as const,
  ),
  ...sentencePieceModels.map(
    ([name, rules]) =>
      [name, () => open({ 'x.model': modelBytes(name, rules, 'tests/oracle/sentencepiece') })] as const,
  ),
  ['byt5', () => new ByteTokenizer(cardOf('byt5'))],
  ['canine', () => new CharacterTokenizer(cardOf('canine'))],
  [
    'multi-word',
    () => {
      const base = shippedTokenizer('gpt2')
      return new MultiWordTokenizer(base.card, base, fitNgrams(PROSE.repeat(2), 100), 50_257)
    },
  ],
]

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

/** What the steps make of a text. */
function followed(tokenizer: Tokenizer, text: string): readonly number[] {
  const { before, parts, behind, words } = valueOf(traceText(tokenizer, text, options))
  const inside = parts.flatMap((part) =>
    part.added === null ? idsOf(valueOf(traceModel(tokenizer, part.text))) : [part.added],
  )
  const ids = [...before, ...inside, ...behind]
  return words === null ? ids : wordIds(ids, words)
}

const texts = [
  ...randomTexts(31, amountOf('random texts whose steps are followed to their tokens, for each tokenizer')),
  PROSE,
  'Ünïcode e\u0301 ﬁne <|endoftext|>x [MASK] </s> 123456\n\n  def f(x):\n\treturn x',
  '',
]

describe.each(all)('the steps of %s', (_, load) => {
  test('lead to its tokens', { timeout: 600_000 }, async () => {
    const tokenizer = await load()
    for (const text of texts)
      expect({ text, ids: followed(tokenizer, text) }).toEqual({
        text,
        ids: Array.from(tokenizer.encode(text, options).ids),
      })
  })

  test('back lead to what it decodes', async () => {
    const tokenizer = await load()
    for (const text of texts.slice(0, 100)) {
      const ids = Array.from(tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids)
      const { stages, text: decoded } = valueOf(traceDecoder(tokenizer, ids))
      expect(decoded).toBe(tokenizer.decode(ids))
      if (stages.length > 0) expect(stages.at(-1)?.pieces.join('')).toBe(decoded)
    }
  })
})
