/** Digits one by one, then GPT-2's pattern; Bloom's pattern: the fast engine makes the tokens that the stages make one after another. */
import { expect, test } from 'vitest'
import { spellBytes } from '../../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { ByteLevelBpe } from '../../../../src/core/tokenizers/bpe/byteLevelBpe.ts'
import {
  createStagedTokenizer,
  createStages,
  type CardIdentity,
} from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { parseTokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import { describe as describeStages } from '../../../../src/core/tokenizers/stages/describe.ts'
import { encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { sameUnicode } from '../bpe/sameUnicode.ts'

const identity: CardIdentity = {
  id: 'file:digits',
  aliases: [],
  name: 'digits',
  source: { name: 'made by the test', revision: '1', url: null },
  licence: 'none',
  usedBy: [],
  contextLength: null,
  verification: { status: 'not-verified' },
}
const spell = (text: string): string => spellBytes(encodeUtf8(text))
const merges = [
  ['a', 'b'],
  [' ', 'a'],
  [' ', ' '],
  ['  ', ' '],
  ['1', '2'],
  [' ', '1'],
  ['.', '.'],
  ['\n', '\n'],
  ["'", 's'],
].map(([left = '', right = '']) => [spell(left), spell(right)] as const)
const pieces = [
  ...new Set([
    ...Array.from({ length: 256 }, (_, byte) => spellBytes(Uint8Array.of(byte))),
    ...merges.map((pair) => pair.join('')),
  ]),
]
type Stages = readonly Readonly<Record<string, unknown>>[]
const digits = (individual: boolean): Stages => [
  { type: 'Digits', individual_digits: individual },
  { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
]
const bloom: Stages = [
  { type: 'Split', pattern: { Regex: String.raw` ?[^(\s|[.,!?…。，、।۔،])]+` }, behavior: 'Isolated', invert: false },
  { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
]
const tokenizerJson = (stages: Stages) => ({
  added_tokens: [],
  pre_tokenizer: { type: 'Sequence', pretokenizers: stages },
  decoder: { type: 'ByteLevel' },
  model: { type: 'BPE', vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])), merges },
})
const plain = { addSpecialTokens: false, parseSpecialTokens: false }

test.each([
  ['digits one by one', digits(true)],
  ['Bloom', bloom],
])('%s: the same ids on 3,000 texts', (_, stages) => {
  const made = createStagedTokenizer({ tokenizerJson: tokenizerJson(stages), tokenizerConfig: null }, identity)
  if (!made.ok) throw new Error(made.failure.code)
  expect(made.value).toBeInstanceOf(ByteLevelBpe)
  const parsed = parseTokenizerJson(tokenizerJson(stages))
  if (!parsed.ok) throw new Error(parsed.failure.code)
  const { value: json } = parsed
  const slow = createStages(json, { before: [], behind: [] }, (size) => ({
    ...identity,
    ...describeStages(json, size),
  }))
  if (!slow.ok) throw new Error(slow.failure.code)
  for (const text of [
    ...randomTexts(41, 3_000),
    'a  12 3',
    '   1',
    "it's 1's",
    '  ½ ٣',
    'a \n\n1',
    'a , b',
    ' (a|b) .',
    '1. 2،  3',
    ' \u3000a',
    '..  .',
  ]) {
    if (!sameUnicode(text)) continue
    const [fast, expected] = [made.value, slow.value].map((tokenizer) => [...tokenizer.encode(text, plain).ids])
    if (fast?.join() !== expected?.join()) expect({ text, ids: fast }).toEqual({ text, ids: expected })
  }
})

test('digits in runs are cut otherwise, and by the stages', () => {
  const made = createStagedTokenizer({ tokenizerJson: tokenizerJson(digits(false)), tokenizerConfig: null }, identity)
  if (!made.ok) throw new Error(made.failure.code)
  expect(made.value).not.toBeInstanceOf(ByteLevelBpe)
  expect(made.value.encode('12', plain).ids).toHaveLength(1)
})
