/** Compact files and rank files: what is read, and what is refused in which words. */
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCompactFile } from '../../../../src/core/tokenizers/bpe/compactFile.ts'
import { createTiktokenTokenizer } from '../../../../src/core/tokenizers/bpe/tiktokenFile.ts'
import { patternOfRanks } from '../../../../src/core/tokenizers/bpe/tiktokenPatterns.ts'
import { catalogue } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { asText, shippedBpe, shippedFile } from './shipped.ts'

describe('compact files', () => {
  test.each(catalogue.flatMap(({ card, asset }) => (asset === null ? [] : [{ id: card.id, asset }])))(
    '$id is the file that the catalogue records',
    ({ id, asset }) => {
      const file = shippedFile(id)
      expect(file.length).toBe(asset.bytes)
      expect(createHash('sha256').update(file).digest('hex')).toBe(asset.sha256)
    },
  )

  test('the sizes that the cards state', () => {
    for (const { card, engine } of catalogue) {
      if (engine !== 'bpe') continue
      const { header } = expectRead(shippedFile(card.id))
      const highest = Math.max(header.firstId + 255 + header.merges, ...header.addedTokens.map(({ id }) => id))
      expect([card.id, card.vocabularySize]).toEqual([card.id, highest + 1])
    }
  })

  function expectRead(file: Uint8Array) {
    const read = readCompactFile(file)
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    return read.value
  }

  test('damaged files are refused, never believed, never thrown', () => {
    const good = gunzipSync(shippedFile('gpt2'))
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(255), fc.nat(good.length), (at, byte, length) => {
        const damaged = Buffer.from(good)
        damaged[at] = byte
        for (const file of [gzipSync(damaged.subarray(0, length), { level: 1 }), damaged.subarray(0, 40)]) {
          const read = readCompactFile(file)
          if (!read.ok) expect(read.failure.code).toBe('bad-integrity')
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('.tiktoken files', () => {
  const identity = {
    id: 'file:x',
    aliases: [],
    name: 'x.tiktoken',
    source: { name: 'x.tiktoken', revision: '0', url: null },
    licence: 'unknown',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' as const },
  }

  test('the published file gives the ids of the shipped one', () => {
    const made = createTiktokenTokenizer(
      readFileSync('node_modules/gpt-tokenizer/data/cl100k_base.tiktoken'),
      'cl100k_base',
      'chosen',
      identity,
    )
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    const shipped = shippedBpe('cl100k_base')
    expect(made.value.card.vocabularySize).toBe(100_256)
    for (const text of randomTexts(12, 2_000)) {
      expect(made.value.encode(text, asText).ids.join()).toBe(shipped.encode(text, asText).ids.join())
    }
  })

  const bytes = Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString('base64')} ${byte}`)

  test('256 bytes alone are a tokenizer', () => {
    const made = createTiktokenTokenizer(encodeUtf8(bytes.join('\n')), 'gpt2', 'chosen', identity)
    expect(made.ok && [...made.value.encode('aé', asText).ids]).toEqual([97, 0xc3, 0xa9])
  })

  test("Whisper's empty token is one that no text has: ids of tiktoken 0.14.0", () => {
    const lines = [...bytes, 'dGg= 256', 'aGU= 257', 'dGhl 258', '= 259']
    const made = createTiktokenTokenizer(encodeUtf8(lines.join('\n')), 'cl100k_base', 'chosen', identity)
    expect(made.ok && [...made.value.encode('the thy', asText).ids]).toEqual([258, 32, 256, 121])
    expect(made.ok && [made.value.card.vocabularySize, made.value.tokenBytes(259)]).toEqual([260, null])
  })

  test('the pattern of a published file follows from its name or its hash', () => {
    const none = '0'.repeat(64)
    expect(
      [
        'r50k_base.tiktoken',
        'p50k_base.tiktoken',
        'cl100k_base.tiktoken',
        'o200k_base.tiktoken',
        'multilingual.tiktoken',
        'mine.tiktoken',
      ].map((name) => patternOfRanks(name, none)),
    ).toEqual(['gpt2', 'gpt2', 'cl100k_base', 'o200k_base', 'gpt2', null])
    expect(patternOfRanks('mine.tiktoken', '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7')).toBe(
      'cl100k_base',
    )
  })

  test.each([
    ['a line that is none', [...bytes, 'not base64! 256'], 'line 257'],
    ['a rank twice', [...bytes, 'YWI= 7'], 'line 257: rank 7'],
    ['a byte without token', bytes.slice(1), 'no token for the single byte 0x00'],
    ['a rank out of all measure', [...bytes, 'YWI= 9999999'], 'line 257: rank 9999999'],
  ])('%s', (_, lines, detail) => {
    const made = createTiktokenTokenizer(encodeUtf8(lines.join('\n')), 'gpt2', 'chosen', identity)
    expect(made).toEqual({ ok: false, failure: { code: 'not-tiktoken', values: { detail } } })
  })
})
