/** Multi-Word Tokenization as defined: counts by hand, greedy left to right, longest first, and properties on random texts. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, utf8Length } from '../../../../src/core/text/utf8.ts'
import { MultiWordTokenizer } from '../../../../src/core/tokenizers/multiword/multiWordTokenizer.ts'
import { fitNgrams } from '../../../../src/core/tokenizers/multiword/ngrams.ts'
import { randomTexts, seededRandom } from '../../../randomTexts.mjs'
import { asText, shippedBpe } from '../bpe/shipped.ts'

const base = shippedBpe('gpt2')
const over = (ngrams: readonly string[]) => new MultiWordTokenizer(base.card, base, ngrams, 50_257)
const pieces = (tokenizer: MultiWordTokenizer, text: string): readonly string[] => {
  const { startByte, endByte } = tokenizer.encode(text, asText)
  const bytes = Buffer.from(text)
  return Array.from(startByte, (start, index) => bytes.subarray(start, endByte[index]).toString())
}

describe('fitting', () => {
  test('n-grams of two and three words, most frequent first, ties longer first', () => {
    // The first "in" has no space before it, so it is another word.
    expect(fitNgrams('in the end, in the end, in the end; on the', 10)).toEqual([' the end', ' in the end', ' in the'])
  })

  test('what occurs once, or across marks, digits and lines, is none', () => {
    expect(fitNgrams('a b. a b\na, b 1 a 2 b', 10)).toEqual([])
    expect(fitNgrams('say no\nsay no', 10)).toEqual(['say no'])
  })

  test('as many as asked for', () => {
    expect(fitNgrams('one two three one two three one two three', 2)).toHaveLength(2)
  })
})

describe('encoding', () => {
  test('longest first, left to right, with the next ids', () => {
    const tokenizer = over([' of the', ' one of the', ' the most'])
    expect(pieces(tokenizer, 'It is one of the most, of the most')).toEqual([
      'It',
      ' is',
      ' one of the',
      ' most',
      ',',
      ' of the',
      ' most',
    ])
    expect([...tokenizer.encode(' of the', asText).ids]).toEqual([50_257])
    expect(tokenizer.decode([50_258, 50_257])).toBe(' one of the of the')
    expect(tokenizer.piece(50_257)).toBe('ĠofĠthe')
    expect(tokenizer.tokenBytes(50_257)).toEqual(encodeUtf8(' of the'))
  })

  test('an n-gram at whose end the base has no boundary is left to the base', () => {
    expect(pieces(over([' don t']), " don t and don't")).toEqual([' don t', ' and', ' don', "'t"])
    expect(pieces(over([' of the']), ' of thermal')).toEqual([' of', ' thermal'])
  })

  const list = v.parse(
    v.object({ ngrams: v.array(v.string()) }),
    JSON.parse(readFileSync('public/multiword/english.json', 'utf8')),
  )
  const prepared = over(list.ngrams)

  test('the prepared list holds different n-grams of two or three words', () => {
    expect(new Set(list.ngrams).size).toBe(list.ngrams.length)
    for (const ngram of list.ngrams) expect(ngram).toMatch(/^(?: ?\p{L}[\p{L}\p{M}']*){2,3}$/u)
  })

  test('tiles the text, decodes to it, and never takes more tokens than the base', () => {
    const random = seededRandom(41)
    const texts = randomTexts(42, 1_000).map((text) => {
      const some = (): string => list.ngrams[Math.floor(random() * list.ngrams.length)] ?? ''
      return `${some()}${text}${some()}${some()} ${text}`
    })
    let saved = 0
    for (const text of texts) {
      const { ids, startByte, endByte } = prepared.encode(text, asText)
      let at = 0
      for (let index = 0; index < ids.length; index++) {
        if (startByte[index] !== at) expect({ text, index }).toBe('tiled')
        at = endByte[index] ?? 0
      }
      expect(at).toBe(utf8Length(text))
      if (prepared.decode(ids) !== text) expect(prepared.decode(ids)).toBe(text)
      saved += base.encode(text, asText).ids.length - ids.length
      if (base.encode(text, asText).ids.length < ids.length) expect(text).toBe('not longer')
    }
    expect(saved).toBeGreaterThan(1_000)
  })

  test('where the base normalizes, what it changed stays apart and the rest is merged', () => {
    const qwen = shippedBpe('qwen3')
    const tokenizer = new MultiWordTokenizer(qwen.card, qwen, [' of the', ' the cafe\u0301', ' the caf\u00e9'], 200_000)
    const { ids, normalized } = tokenizer.encode('one of the cafe\u0301 of the caf\u00e9, the caf\u00e9', asText)
    expect(Array.from(ids, (id) => (id < 200_000 ? qwen.decode([id]) : id))).toEqual([
      'one',
      200_000,
      ' café',
      200_000,
      ' café',
      ',',
      200_002,
    ])
    expect(normalized).toBe('one of the café of the café, the café')
    const random = seededRandom(43)
    for (const text of randomTexts(44, 1_000)) {
      const mixed = `${text} of the${random() < 0.5 ? 'u\u0308' : ''} of the cafe\u0301 ${text}`
      const merged = tokenizer.encode(mixed, asText)
      const unmerged = qwen.encode(mixed, asText)
      if (tokenizer.decode(merged.ids) !== qwen.decode(unmerged.ids)) expect(mixed).toBe('decoded as by the base')
      if (merged.ids.length >= unmerged.ids.length) expect(mixed).toBe('shorter')
    }
  })

  test('after an edit as a full encode, template tokens in place', () => {
    const tekken = shippedBpe('mistral-nemo')
    const tokenizer = new MultiWordTokenizer(tekken.card, tekken, [' of the', 'in the'], 131_072)
    const options = { addSpecialTokens: true, parseSpecialTokens: true }
    const encoder = tokenizer.createIncrementalEncoder(options)
    for (const text of ['in the end', 'in the end of the', 'x in the', 'in the', '']) {
      expect(encoder.update(text)).toEqual(tokenizer.encode(text, options))
      expect(encoder.update(text).ids[0]).toBe(1)
    }
    expect([...tokenizer.encode('in the', options).ids]).toEqual([1, 131_073])
  })
})
