/** Variants give the ids of Hugging Face's Rust library for the changed tokenizer.json, and of tiktoken with changed patterns and ranks. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createVariant } from '../../../../src/core/tokenizers/variants/createVariant.ts'
import { parseReference } from '../../../../src/core/tokenizers/reference.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import golden from '../../../oracle/variants/goldens.json' with { type: 'json' }
import variants from '../../../oracle/variants/variants.json' with { type: 'json' }
import { amountOf } from '../../../depth.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { asText, shippedDefinition, shippedTokenizer } from '../bpe/shipped.ts'

const texts = randomTexts(golden.seed, amountOf('random texts for each variant, against tiktoken and the Rust library'))

function variantOf(reference: string): Tokenizer {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'variant') throw new Error(reference)
  const made = createVariant(reference, shippedTokenizer(parsed.base), parsed.changes, shippedDefinition(parsed.base))
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

function differingBatches(tokenizer: Tokenizer, hashes: string): readonly number[] {
  return hashes
    .split(' ')
    .slice(0, texts.length / golden.batch)
    .flatMap((hash, index) => {
      const digest = createHash('sha256')
      for (const text of texts.slice(index * golden.batch, (index + 1) * golden.batch)) {
        const { ids } = tokenizer.encode(text, asText)
        digest.update(new Uint8Array(Uint32Array.of(ids.length, ...ids).buffer))
      }
      return digest.digest('hex').slice(0, 12) === hash ? [] : [index]
    })
}

test('every variant has been compared', () => {
  expect(Object.keys(golden.rust)).toEqual(variants)
})

describe.each(Object.entries(golden.rust))('%s', { timeout: 120_000 }, (reference, hashes) => {
  test(`${texts.length} random texts by the Rust library`, () => {
    expect(differingBatches(variantOf(reference), hashes)).toEqual([])
  })
})

test.each(Object.entries(golden.tiktoken))('%s by tiktoken', { timeout: 60_000 }, (reference, hashes) => {
  expect(differingBatches(variantOf(reference), hashes)).toEqual([])
})
