/** What files are, by their first characters and their names. */
import { expect, test } from 'vitest'
import { fileFormats } from '../../../src/core/files/fileFormats.ts'
import { isNamed, recognise, recogniseCorpusFile } from '../../../src/core/files/recognise.ts'
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
  ['tokenizer_config.json', '{"bos_token": "<s>"', 'tokenizer-part'],
  ['a folder/my-tokenizer.json', '{', 'tokenizer'],
  ['X.TIKTOKEN', 'nothing of the kind', 'tokenizer'],
  ['tokenizer.txt', 'words', 'text'],
  ['vocab.json', 'no JSON', 'text'],
  ['export.json', '{"format":"tessera-export","version":1', 'comparison'],
  ['comparison (1).json', '{\n  "format": "tessera-comparison",\n  "version": 1', 'comparison'],
])('%s is a %s', (name, beginning, kind) => {
  expect(fileFormats[recognise(name, beginning)].becomes).toBe(kind)
})

test.each([
  ['vocab.txt', bert, 'vocabulary-text'],
  [
    'tekken.json',
    '{"config": {"pattern": "x"}, "vocab": [{"rank": 0, "token_bytes": "AA==", "token_str": "\\u0000"}',
    'tekken',
  ],
  ['merges.txt', '#version: 0.2\n\u0120 t\n', 'merges'],
  ['merges (1).txt', '#version: 0.2\n\u0120 t\n', 'merges'],
  ['vocab.json', '{"!": 0, "\\"": 1', 'vocabulary-json'],
  ['gpt2-vocab.json', '{"!": 0, "\\"": 1', 'vocabulary-json'],
  ['added_tokens.json', '{"<|x|>": 0', 'added-tokens'],
  ['special_tokens_map.json', '{"bos_token": "<s>"', 'special-tokens-map'],
  ['model.txt', 'GGUF\u0003', 'gguf'],
  [
    'renamed.bin',
    '\n\u000e\n\u0005<unk>\u0015\u0000\u0000\u0000\u0000\u0018\u0002\n\u000c\n\u0003<s>',
    'sentencepiece',
  ],
  ['spiece.model', '', 'sentencepiece'],
  // Llama 3's file of this name has ranks.
  ['tokenizer.model', 'IQ== 0\nIg== 1\nIw== 2\nJA== 3\n', 'tiktoken'],
])('%s is of a tokenizer', (name, beginning, id) => {
  expect(recognise(name, beginning)).toBe(id)
})

test('a rank file is one, whatever it is called', () => {
  for (const name of ['renamed', 'renamed.txt', 'tokenizer.json'])
    expect(recognise(name, 'IQ== 0\nIg== 1\nIw== 2\nJA== 3\n')).toBe('tiktoken')
})

test('a comparison is known by the name that we give it, also where a browser numbered it', () => {
  for (const name of ['comparison.tessera.json', 'a.tessera (1).json', 'a.tessera(2).json'])
    expect(recognise(name, '')).toBe('comparison')
  expect(recognise('tessera-export.tessera.json', '')).toBe('export')
  for (const name of ['tokenizer.json', 'tessera.json', 'a.tessera.json.txt'])
    expect(fileFormats[recognise(name, '')].becomes).not.toBe('comparison')
})

test('a star is anything but a slash, and a point is a point', () => {
  const format = { names: ['*.a+b'] }
  expect(['x.a+b', 'folder/x.A+B', '.a+b'].map((path) => isNamed(format, path))).toEqual([true, true, true])
  expect(['xa+b', 'x.aab', 'x.a+b/y', 'x.a+b.txt'].some((path) => isNamed(format, path))).toBe(false)
})

test('files of a corpus are told by their names', () => {
  expect(
    ['all.TSV', 'dir/all.csv', 'all.jsonl', 'all.json', 'all.ndjson', 'flores.zip', 'eng_Latn.dev', 'eng.txt'].map(
      recogniseCorpusFile,
    ),
  ).toEqual(['table', 'table', 'records', 'records', 'records', 'archive', 'lines', 'lines'])
})
