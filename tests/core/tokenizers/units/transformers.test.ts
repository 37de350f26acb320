/** Bytes and code points give the ids of Python's transformers, as hashed by tests/oracle/units. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ByteTokenizer } from '../../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../../src/core/tokenizers/characters/characterTokenizer.ts'
import golden from '../../../oracle/units/units_transformers.json' with { type: 'json' }
import { unitTexts } from '../../../oracle/units/texts.mjs'
import { recordVerification } from '../recordVerification.ts'

function cardOf(id: string) {
  const entry = findCard(id)
  if (entry === null) throw new Error(id)
  return entry.card
}

const { implementation, version, count, batch, hashes } = golden
const bytes = new ByteTokenizer(cardOf('byt5'))
const characters = new CharacterTokenizer(cardOf('canine'))
const texts = unitTexts()

function batchesDiffering(
  tokenizer: ByteTokenizer | CharacterTokenizer,
  addSpecialTokens: boolean,
  expected: readonly string[],
) {
  expect(expected).toHaveLength(count / batch)
  return expected.flatMap((hash, index) => {
    const digest = createHash('sha256')
    for (const text of texts.slice(index * batch, (index + 1) * batch)) {
      const { ids } = tokenizer.encode(text, { addSpecialTokens, parseSpecialTokens: true })
      digest.update(new Uint8Array(Uint32Array.of(ids.length, ...ids).buffer))
    }
    return digest.digest('hex').slice(0, 12) === hash ? [] : [`batch ${index}`]
  })
}

test.each([
  ['byt5', bytes, hashes.byt5, hashes['byt5 with template']],
  ['canine', characters, hashes.canine, hashes['canine with template']],
])('%s, without and with its template', (id, tokenizer, plain, templated) => {
  expect(texts).toHaveLength(count)
  expect(batchesDiffering(tokenizer, false, plain.split(' '))).toEqual([])
  expect(batchesDiffering(tokenizer, true, templated.split(' '))).toEqual([])
  recordVerification(id, { implementation, version, strings: count, mismatches: 0 })
})
