/** What dropped files are, by their first characters. */
import { expect, test } from 'vitest'
import { kindOf } from '../../../src/app/effects/recogniseFile.ts'
import { tinyTokenizerJson } from '../../server/tinyTokenizer.ts'

const bert = [
  '[PAD]',
  ...Array.from({ length: 99 }, (_, at) => `[unused${at}]`),
  '[UNK]',
  '[CLS]',
  '[SEP]',
  '[MASK]',
  'the',
  '##s',
].join('\n')

test.each([
  ['notes.txt', 'A text, with {"model": "of its own"}.\n', 'text'],
  ['data.json', '{"version": 2, "rows": [1, 2]}', 'text'],
  ['words.txt', Array.from({ length: 50 }, (_, at) => `word${at}`).join('\n'), 'text'],
  ['empty.txt', '', 'text'],
  ['renamed.txt', tinyTokenizerJson, 'tokenizer'],
  ['renamed.json', '{\n  "version": "1.0",\n  "truncation": null,\n  "padding": null,', 'tokenizer'],
  ['tokenizer.json', '{"model": ', 'tokenizer'],
  ['renamed', 'IQ== 0\nIg== 1\nIw== 2\nJA== 3\n', 'tokenizer'],
  ['export.json', '{"format":"tessera-export","version":1', 'comparison'],
  ['comparison (1).json', '{\n  "format": "tessera-comparison",\n  "version": 1', 'comparison'],
])('%s is a %s', (name, beginning, kind) => {
  expect(kindOf(name, beginning)).toEqual({ kind })
})

test.each([
  ['vocab.txt', bert, 'vocab.txt'],
  [
    'tekken.json',
    '{"config": {"pattern": "x"}, "vocab": [{"rank": 0, "token_bytes": "AA==", "token_str": "\\u0000"}',
    'tekken.json',
  ],
  ['merges.txt', '#version: 0.2\n\u0120 t\n', 'merges.txt'],
  ['vocab.json', '{"!": 0, "\\"": 1', 'vocab.json'],
  ['model.txt', 'GGUF\u0003', 'GGUF'],
])('%s is of a tokenizer, but not opened', (name, beginning, detail) => {
  expect(kindOf(name, beginning)).toEqual({ kind: 'tokenizer-part', detail })
})
