/** Qwen3, DeepSeek-V3, Mistral Nemo and SmolLM2 give the ids of Hugging Face's Rust library, as hashed by tests/oracle/shipped. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import golden from '../../../oracle/shipped/shipped_rust.json' with { type: 'json' }
import { randomTexts } from '../../../randomTexts.mjs'
import { recordVerification } from '../recordVerification.ts'
import { shippedTokenizer, withSpecials } from './shipped.ts'
import { amountOf } from '../../../depth.ts'

const COUNT = amountOf('random texts for each shipped tokenizer, against tiktoken and the Rust library')

describe.each(Object.entries(golden.hashes))('%s', { timeout: 60_000 }, (id, hashes) => {
  test(`${COUNT} random texts`, () => {
    const ours = shippedTokenizer(id)
    const texts = randomTexts(golden.seed, COUNT)
    const expected = hashes.split(' ')
    expect(expected).toHaveLength(golden.count / golden.batch)
    const differing: string[] = []
    for (const [index, hash] of expected.slice(0, COUNT / golden.batch).entries()) {
      const digest = createHash('sha256')
      for (const text of texts.slice(index * golden.batch, (index + 1) * golden.batch)) {
        const { ids } = ours.encode(text, withSpecials)
        digest.update(new Uint8Array(Uint32Array.of(ids.length, ...ids).buffer))
      }
      if (digest.digest('hex').slice(0, 12) !== hash) differing.push(`batch ${index}`)
    }
    expect(differing).toEqual([])
    const { implementation, version } = golden
    recordVerification(id, { implementation, version, strings: COUNT, mismatches: 0 })
  })
})
