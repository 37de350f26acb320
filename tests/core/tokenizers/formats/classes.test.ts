/** What a class of transformers changes of a SentencePiece model, and the exact bytes of one that has bytes to fall back on. */
import { describe, expect, test } from 'vitest'
import { vocabularyOf } from '../../../../src/core/segmenters/vocabulary.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { chosen, SEED } from '../../../oracle/sentencepiece/texts.mjs'
import { randomTexts } from '../../../randomTexts.mjs'
import { modelBytes, open } from './goldenFiles.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const texts = [...chosen, ...randomTexts(SEED, 300)]

const unigram = modelBytes('unigram-nmt-nfkc', 'nmt_nfkc')
const ofClass = (tokenizerClass: string, more: object = {}) =>
  open({
    'x.model': unigram,
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: tokenizerClass, ...more }),
  })

describe('by the class that the configuration names', () => {
  test('XLM-RoBERTa: fairseq’s special tokens first, every piece one further', async () => {
    const [file, roberta] = [await open({ 'x.model': unigram }), await ofClass('XLMRobertaTokenizer')]
    expect([0, 1, 2, 3].map((id) => roberta.piece(id))).toEqual(['<s>', '<pad>', '</s>', '<unk>'])
    const moved = (id: number): number => (id === 0 ? 3 : id + 1)
    for (const text of texts)
      expect(Array.from(roberta.encode(text, plain).ids)).toEqual(Array.from(file.encode(text, plain).ids, moved))
    const around = roberta.encode('Hello', { ...plain, addSpecialTokens: true })
    expect([around.ids[0], around.ids.at(-1)]).toEqual([0, 2])
  })

  test('T5 and Llama: an end, a beginning; a flag of the file’s own is believed before', async () => {
    const ids = async (...of: Parameters<typeof ofClass>) => {
      const { ids: found } = (await ofClass(...of)).encode('Hello', { ...plain, addSpecialTokens: true })
      return [found[0], found.at(-1)]
    }
    expect((await ids('T5TokenizerFast'))[1]).toBe(2)
    expect((await ids('LlamaTokenizer'))[0]).toBe(1)
    expect((await ids('LlamaTokenizer', { add_bos_token: false, add_eos_token: true }))[1]).toBe(2)
    expect((await ids('LlamaTokenizer', { add_bos_token: false }))[0]).not.toBe(1)
  })

  test('what a class has behind the vocabulary is numbered as it numbers it', async () => {
    const size = (await open({ 'x.model': unigram })).card.vocabularySize ?? 0
    const extra = ['<extra_id_0>', '<extra_id_1>', '<extra_id_2>']
    const t5 = await ofClass('T5Tokenizer', { additional_special_tokens: extra })
    expect([size, size + 1, size + 2].map((id) => t5.piece(id))).toEqual(extra.toReversed())
    const codes = ['eng_Latn', 'fra_Latn']
    const nllb = await ofClass('NllbTokenizer', { additional_special_tokens: codes, mask_token: '<mask>' })
    expect([size + 1, size + 2, size + 3].map((id) => nllb.piece(id))).toEqual([...codes, '<mask>'])
    const { ids } = nllb.encode('eng_Latn Hello', { ...plain, parseSpecialTokens: true })
    expect(ids[0]).toBe(size + 1)
  })

  test('tokens that are added behind the vocabulary are found in a text, and named', async () => {
    const size = (await open({ 'x.model': unigram })).card.vocabularySize ?? 0
    const tokenizer = await ofClass('T5Tokenizer', {
      added_tokens_decoder: { [size]: { content: '<extra_id_0>', special: true } },
    })
    const { ids } = tokenizer.encode('a<extra_id_0>b', { ...plain, parseSpecialTokens: true })
    expect(Array.from(ids)).toContain(size)
    expect(tokenizer.piece(size)).toBe('<extra_id_0>')
    expect(tokenizer.card.vocabularySize).toBe(size + 1)
  })
})

test('a chat template stands beside any of them, in the configuration or in a file of its own', async () => {
  const config = JSON.stringify({ chat_template: 'in the configuration', bos_token: '<s>' })
  const files = { 'x.model': unigram, 'tokenizer_config.json': config }
  expect((await open(files)).chatTemplate).toMatchObject({
    jinja: 'in the configuration',
    specialTokens: { bos_token: '<s>' },
  })
  expect((await open({ ...files, 'chat_template.jinja': 'its own' })).chatTemplate?.jinja).toBe('its own')
})

describe.each([
  ['bpe-bytes', ' '],
  ['bpe-symbols', ''],
])('%s has exact bytes', (name, beginning) => {
  test('which are those of its text, token by token', async () => {
    const tokenizer = await open({ 'x.model': modelBytes(name, 'identity') })
    const made = vocabularyOf(tokenizer)
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    const vocabulary = made.value
    expect(decodeUtf8(vocabulary.beginning.bytes)).toBe(beginning)
    const known = texts.filter((text) => !/<sym>|<table>|ab/.test(text))
    for (const text of known) {
      const { ids } = tokenizer.encode(text, plain)
      const bytes = Array.from(ids).flatMap((id) => Array.from(tokenizer.tokenBytes(id) ?? []))
      // A mark in the text itself is a space to the vocabulary.
      const expected = text === '' ? '' : `${beginning}${text.toWellFormed().replaceAll('\u2581', ' ')}`
      expect(Uint8Array.from(bytes)).toEqual(encodeUtf8(expected))
      expect(vocabulary.normalize(text)).toBe(expected)
      expect(Array.from(vocabulary.encode(encodeUtf8(expected)))).toEqual(Array.from(ids))
    }
  })
})

test('a model that changes texts has none', async () => {
  const tokenizer = await open({ 'x.model': modelBytes('bpe-nmt-nfkc', 'nmt_nfkc') })
  expect(tokenizer.byteExact?.() ?? null).toBe(null)
})
