/** What the Workshop's tables say: steps as tab-separated values, entries for a program, and which tokens cross a space. */
import { expect, test } from 'vitest'
import { traceModel } from '../../../src/core/steps/traceModel.ts'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { originsOf } from '../../../src/core/vocabulary/origins.ts'
import { vocabularyIndex } from '../../../src/core/vocabulary/vocabularyIndex.ts'
import { crossesSpace } from '../../../src/features/workshop/stages/crossesSpace.ts'
import { latticeTsv, matchesTsv, mergesTsv } from '../../../src/features/workshop/stages/stepsTsv.ts'
import { entriesTsv } from '../../../src/features/workshop/vocabulary/entriesTsv.ts'
import { spelledTree } from '../../../src/features/workshop/vocabulary/spelledTree.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { textLabel } from '../../../src/ui/bytesLabel.ts'
import { shippedTokenizer } from '../../core/tokenizers/bpe/shipped.ts'
import { loadStaged } from '../../core/tokenizers/stages/loadStaged.ts'

const namesOf = (tokenizer: Tokenizer) => (id: number) => ({
  id,
  piece: tokenizer.piece(id),
  bytes: tokenizer.tokenBytes(id),
  rank: tokenizer.rank(id),
})

function traced(tokenizer: Tokenizer, piece: string) {
  const trace = traceModel(tokenizer, piece)
  if (!trace.ok) throw new Error(JSON.stringify(trace.failure))
  return trace.value
}

test('merges of GPT-2, a row each', () => {
  const gpt2 = shippedTokenizer('gpt2')
  const trace = traced(gpt2, 'Ġhuman')
  if (trace.kind !== 'merges') throw new Error(trace.kind)
  const rows = mergesTsv(trace, namesOf(gpt2), ['step', 'rank', 'left', 'right', 'made', 'id']).trim().split('\n')
  expect(rows.map((row) => row.trim().split('\t').slice(2, 5))).toEqual([
    ['left', 'right', 'made'],
    ['a', 'n', 'an'],
    ['␣', 'h', '␣h'],
    ['u', 'm', 'um'],
    ['␣h', 'um', '␣hum'],
    ['␣hum', 'an', '␣human'],
  ])
})

test('attempts of WordPiece and entries of a lattice, a row each', () => {
  const pieces = ['[UNK]', 'un', '##hug']
  const wordpiece = loadStaged({
    model: { type: 'WordPiece', vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])), unk_token: '[UNK]' },
  })
  const match = traced(wordpiece, 'unhug')
  if (match.kind !== 'longest-match') throw new Error(match.kind)
  expect(
    matchesTsv(match, 'unhug', ['n', 'start', 'tried', 'id'])
      .trim()
      .split('\n')
      .map((row) => row.trim().split('\t')),
  ).toEqual([
    ['n', 'start', 'tried', 'id'],
    ['1', '0', 'unhug'],
    ['2', '0', 'unhu'],
    ['3', '0', 'unh'],
    ['4', '0', 'un', '1'],
    ['5', '2', '##hug', '2'],
  ])
  const unigram = loadStaged({
    model: {
      type: 'Unigram',
      vocab: [
        ['<unk>', 0],
        ['a', -1],
        ['ab', -1.5],
        ['b', -2],
      ],
      unk_id: 0,
    },
  })
  const lattice = traced(unigram, 'ab')
  if (lattice.kind !== 'lattice') throw new Error(lattice.kind)
  expect(
    latticeTsv(lattice, 'ab', ['e', 's', 'e', 'score', 'id'])
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split('\t')),
  ).toEqual([
    ['a', '0', '1', '-1', '1'],
    ['ab', '0', '2', '-1.5', '2'],
    ['b', '1', '2', '-2', '3'],
  ])
})

test('which tokens cross a space', () => {
  const crossing = ['of the', 'a\nb', ' the', '  ', 'word', 'a '].map((text) => crossesSpace(encodeUtf8(text)))
  expect(crossing).toEqual([true, true, false, false, false, true])
  expect(crossesSpace(null)).toBe(false)
})

test('entries for a program, with empty cells for what is not there', () => {
  const index = runSteps(vocabularyIndex(shippedTokenizer('gpt2')))
  const [head, row, lone] = entriesTsv([262, 94].flatMap((id) => index?.byId.get(id) ?? [])).split('\n')
  expect(head?.trim().split('\t')).toEqual([
    'id',
    'piece',
    'text',
    'bytes_hex',
    'length_bytes',
    'length_characters',
    'kind',
    'script',
    'rank',
  ])
  expect(row?.trim().split('\t')).toEqual([
    '262',
    'Ġthe',
    expect.stringContaining(' the'),
    '20746865',
    '4',
    '4',
    'word',
    'Latn',
    '6',
  ])
  expect(lone?.trim().split('\t').slice(2, 5)).toEqual(['', 'a1', '1'])
})

test('what an entry was made of, in one line', () => {
  const gpt2 = shippedTokenizer('gpt2')
  const index = runSteps(vocabularyIndex(gpt2))
  const { tree } = originsOf(gpt2, index ?? { entries: [], byId: new Map(), rankedBy: null }, 262)
  expect(tree === null ? '' : spelledTree(tree, (id) => textLabel(index?.byId.get(id)?.text ?? '?'))).toBe(
    '((␣ + t) + (h + e))',
  )
})

test('a text with signs for what cannot be seen', () => {
  expect(['é e\u0301', ' a\n', '\u0301', '\u200b', 'क्ष'].map(textLabel)).toEqual([
    'é␣e\u0301',
    '␣a↵',
    '\u25cc\u0301',
    'U+200B',
    'क्ष',
  ])
})
