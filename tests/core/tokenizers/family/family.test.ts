/** The matched family on the fast engine: the same as by the stages, lossless, with spans that are the tokens' own bytes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { readPostProcessor } from '../../../../src/core/tokenizers/stages/postProcessors.ts'
import { parseTokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import { createStages } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import source from '../../../oracle/family/pieces.json' with { type: 'json' }
import { randomTexts } from '../../../randomTexts.mjs'
import { asText, familyIds, shippedBpe, shippedFile, withSpecials } from '../bpe/shipped.ts'

const { pieces } = source

function byStages(id: string): Tokenizer {
  const parsed = parseTokenizerJson(JSON.parse(Buffer.from(shippedFile(id)).toString('utf8')))
  const template = parsed.ok ? readPostProcessor(parsed.value.post_processor) : parsed
  if (!parsed.ok || !template.ok) throw new Error(id)
  const made = createStages(parsed.value, template.value, () => shippedBpe(id).card)
  if (!made.ok) throw new Error(id)
  return made.value
}

describe.each(familyIds)('%s', (id) => {
  const tokenizer = shippedBpe(id)

  test('the engine gives the encodings of the stages', { timeout: 120_000 }, () => {
    const stages = byStages(id)
    for (const text of [...randomTexts(41, 1_000), ...pieces.slice(0, 60).map(({ text: piece }) => piece)]) {
      const [found, expected] = [tokenizer.encode(text, withSpecials), stages.encode(text, withSpecials)]
      for (const column of ['ids', 'startByte', 'endByte', 'kinds'] as const) {
        if (found[column].join() !== expected[column].join()) expect({ text, column }).toBe('as by the stages')
      }
    }
  })

  test(
    'every byte string comes back: as Latin-1, as what of it is UTF-8, and token by token',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          for (const text of [Buffer.from(bytes).toString('latin1'), decodeUtf8(bytes)]) {
            const { ids } = tokenizer.encode(text, asText)
            expect(tokenizer.decode(ids)).toBe(text)
            const own = Array.from(ids, (token) => tokenizer.tokenBytes(token) ?? new Uint8Array())
            expect(Buffer.concat(own)).toEqual(Buffer.from(encodeUtf8(text)))
          }
        }),
        { numRuns: 300 },
      )
    },
  )

  test('each of the 256 bytes is a token', () => {
    const singles = Array.from({ length: 256 }, (_, token) => tokenizer.tokenBytes(token))
    expect(new Set(singles.map((bytes) => bytes?.[0]))).toEqual(new Set(Array.from({ length: 256 }, (_, byte) => byte)))
    expect(singles.every((bytes) => bytes?.length === 1)).toBe(true)
  })

  test('the end-of-text token is the last id, and is text where special tokens are not looked for', () => {
    const size = findCard(id)?.card.vocabularySize ?? 0
    expect([...tokenizer.encode('<|endoftext|>', withSpecials).ids]).toEqual([size - 1])
    expect(tokenizer.tokenBytes(size - 1)).toBeNull()
    expect([...tokenizer.encode('<|endoftext|>', asText).ids]).not.toContain(size - 1)
  })
})

test('byte: a token a byte; character: at most one a byte, one a character that it knows', () => {
  const [byte, character] = [shippedBpe('tessera-byte'), shippedBpe('tessera-character')]
  for (const { text } of pieces) {
    const bytes = encodeUtf8(text).length
    expect(byte.encode(text, asText).ids).toHaveLength(bytes)
    expect(character.encode(text, asText).ids.length).toBeLessThanOrEqual(bytes)
  }
  expect(character.encode('naïve — 日本', asText).ids).toHaveLength(10)
})
