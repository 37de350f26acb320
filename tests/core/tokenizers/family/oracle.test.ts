/**
 * The matched family gives the tokens of Hugging Face's Rust library and of transformers.js on held-out pieces in 26
 * languages and on random texts (tests/oracle/family).
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { utf8Length } from '../../../../src/core/text/utf8.ts'
import type { Encoding } from '../../../../src/core/tokenizers/encoding.ts'
import goldens from '../../../oracle/family/goldens.json' with { type: 'json' }
import source from '../../../oracle/family/pieces.json' with { type: 'json' }
import { randomTexts } from '../../../randomTexts.mjs'
import { sameUnicode } from '../bpe/sameUnicode.ts'
import { shippedBpe, shippedFile, withSpecials } from '../bpe/shipped.ts'
import { recordVerification } from '../recordVerification.ts'
import { amountOf } from '../../../depth.ts'

const { pieces } = source
const COUNT = amountOf('random texts for each shipped tokenizer, against tiktoken and the Rust library')
const RANDOM_TEXTS = amountOf('random texts for each shipped tokenizer, against transformers.js')

/** As the script has it: of each list its length, then the list, as 32-bit numbers. */
function hashOf(lists: readonly ArrayLike<number>[]): string {
  const digest = createHash('sha256')
  for (const list of lists) digest.update(new Uint8Array(Uint32Array.of(list.length, ...Array.from(list)).buffer))
  return digest.digest('hex').slice(0, 12)
}

/** Spans as the Rust library gives them: from the character that holds the first byte to behind the one that holds the last. */
function offsetsOf(text: string, { startByte, endByte }: Encoding): number[] {
  const characterOf: number[] = []
  for (const [index, character] of Array.from(text).entries())
    for (let byte = utf8Length(character); byte > 0; byte--) characterOf.push(index)
  return Array.from(startByte, (start, token) => [
    characterOf[start] ?? 0,
    (characterOf[(endByte[token] ?? 0) - 1] ?? 0) + 1,
  ]).flat()
}

test('the pieces are of 26 languages, and each source is named with its licence', () => {
  expect(pieces).toHaveLength(200)
  expect(new Set(pieces.map(({ language }) => language)).size).toBe(26)
  const licences = new Map(Object.entries(source.sources).map(([id, { licence }]) => [id, licence]))
  expect(pieces.filter((piece) => !licences.has(piece.source))).toEqual([])
})

describe.each(Object.entries(goldens.tokenizers))('%s', (id, golden) => {
  const ours = shippedBpe(id)

  test('the Rust library: ids and spans of 200 held-out pieces', () => {
    expect(createHash('sha256').update(shippedFile(id)).digest('hex')).toBe(golden.fileSha256)
    const [counts, ids, offsets] = [golden.counts.split(' '), golden.ids.split(' '), golden.offsets.split(' ')]
    expect([counts.length, ids.length, offsets.length]).toEqual([pieces.length, pieces.length, pieces.length])
    for (const [index, { text }] of pieces.entries()) {
      const encoding = ours.encode(text, withSpecials)
      const found = [String(encoding.ids.length), hashOf([encoding.ids]), hashOf([offsetsOf(text, encoding)])]
      if (found.join() !== [counts[index], ids[index], offsets[index]].join())
        expect({ text, found }).toEqual({ text, found: [counts[index], ids[index], offsets[index]] })
    }
  })

  test(`the Rust library: ids of ${COUNT} random texts`, { timeout: 120_000 }, () => {
    const texts = randomTexts(goldens.seed, COUNT)
    const hashes = golden.random.split(' ')
    expect(hashes).toHaveLength(goldens.count / goldens.batch)
    const differing = hashes.slice(0, COUNT / goldens.batch).flatMap((hash, index) => {
      const batch = texts.slice(index * goldens.batch, (index + 1) * goldens.batch)
      return hashOf(batch.map((text) => ours.encode(text, withSpecials).ids)) === hash ? [] : [index]
    })
    expect(differing).toEqual([])
    const { implementation, version } = goldens
    recordVerification(id, { implementation, version, strings: pieces.length + COUNT, mismatches: 0 })
  })

  test(`transformers.js: the same pieces, and ${RANDOM_TEXTS} random texts`, { timeout: 120_000 }, () => {
    const config = v.parse(
      v.record(v.string(), v.unknown()),
      JSON.parse(readFileSync(`public/models/${id}/tokenizer_config.json`, 'utf8')),
    )
    const library = new LibraryTokenizer(JSON.parse(Buffer.from(shippedFile(id)).toString('utf8')), config)
    const random = randomTexts(32, 2 * RANDOM_TEXTS)
      .filter(sameUnicode)
      .slice(0, RANDOM_TEXTS)
    expect(random).toHaveLength(RANDOM_TEXTS)
    const texts = [...pieces.map(({ text }) => text), ...random]
    for (const text of texts) {
      const found = [...ours.encode(text, withSpecials).ids]
      const expected = library.encode(text, { add_special_tokens: false }).ids
      if (found.join() !== expected.join()) expect({ text, found }).toEqual({ text, found: expected })
    }
    recordVerification(id, {
      implementation: 'transformers.js (@huggingface/tokenizers)',
      version: '0.2.0',
      strings: texts.length,
      mismatches: 0,
    })
  })
})
