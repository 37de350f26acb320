/** Spans of the shipped BPE tokenizers tile the text, and are the tokens' own bytes where they do not say "approximate". */
import { describe, expect, test } from 'vitest'
import { encodeUtf8, utf8Length } from '../../../../src/core/text/utf8.ts'
import { APPROXIMATE_SPAN, TokenKind, tokenKind, type Encoding } from '../../../../src/core/tokenizers/encoding.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { familyIds, shippedBpe, shippedBpeIds, withSpecials } from './shipped.ts'
import { amountOf } from '../../../depth.ts'

function expectTiles({ ids, startByte, endByte }: Encoding, text: string): void {
  let at = 0
  for (let index = 0; index < ids.length; index++) {
    if (startByte[index] !== at) expect({ text, index, start: startByte[index] }).toEqual({ text, index, start: at })
    at = endByte[index] ?? 0
  }
  if (at !== utf8Length(text)) expect({ text, end: at }).toEqual({ text, end: utf8Length(text) })
}

describe.each([...shippedBpeIds, ...familyIds])('%s', (id) => {
  const tokenizer = shippedBpe(id)
  const texts = randomTexts(5, amountOf('texts whose spans are checked, for each shipped BPE tokenizer'), {
    loneSurrogates: true,
  })

  test('bytes of spans', { timeout: 60_000 }, () => {
    for (const text of texts) {
      const encoding = tokenizer.encode(text, withSpecials)
      const bytes = encodeUtf8(text)
      let previous = 0
      for (let index = 0; index < encoding.ids.length; index++) {
        const kinds = encoding.kinds[index] ?? 0
        const [start, end] = [encoding.startByte[index] ?? 0, encoding.endByte[index] ?? 0]
        if (start < previous || end < start) expect({ text, index }).toBe('monotone')
        previous = start
        if ((kinds & APPROXIMATE_SPAN) !== 0 || tokenKind(kinds) !== TokenKind.ordinary) continue
        const token = tokenizer.tokenBytes(encoding.ids[index] ?? 0)
        if (token !== null && !Buffer.from(token).equals(bytes.subarray(start, end)))
          expect({ text, index }).toBe('exact bytes')
      }
      if (encoding.normalized === null) expectTiles(encoding, text)
      else expect(encoding.normalized).not.toBe(text)
    }
  })

  test('decoding gives the text back', { timeout: 60_000 }, () => {
    for (const text of texts) {
      const { ids, normalized } = tokenizer.encode(text, withSpecials)
      if (tokenizer.decode(ids) !== (normalized ?? text).toWellFormed())
        expect(tokenizer.decode(ids)).toBe(normalized ?? text)
    }
  })
})

test('NFC: tokens of a composed character span what it was composed of', () => {
  const tokenizer = shippedBpe('qwen3')
  const { startByte, endByte, kinds, normalized } = tokenizer.encode('xe\u0301y', withSpecials)
  expect(normalized).toBe('x\u00e9y')
  expect(kinds.some((kind) => (kind & APPROXIMATE_SPAN) !== 0)).toBe(true)
  expect(startByte[0]).toBe(0)
  expect(endByte.at(-1)).toBe(5)
})

test("a template's tokens are inserted and span nothing", () => {
  const { ids, startByte, endByte, kinds } = shippedBpe('mistral-nemo').encode('hi', {
    addSpecialTokens: true,
    parseSpecialTokens: true,
  })
  expect(ids[0]).toBe(1)
  expect([startByte[0], endByte[0]]).toEqual([0, 0])
  expect(tokenKind(kinds[0] ?? 0)).toBe(TokenKind.inserted)
})
