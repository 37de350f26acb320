/** A tokenizer under another card is that tokenizer: cross-checked from the hub it can all that it can from disk. */
import { expect, test } from 'vitest'
import { withParts } from '../../../src/core/tokenizers/withParts.ts'
import { tokenizerFromFile } from '../segmenters/tinyTokenizer.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: false }

test.each(['public/models/tessera-bpe/tokenizer.json', 'tests/fixtures/tokenizers/wordpiece.json'])(
  '%s: another card, and nothing else changed',
  (path) => {
    const tokenizer = tokenizerFromFile(path)
    const card = { ...tokenizer.card, name: 'another' }
    const wrapped = withParts(tokenizer, { card })
    expect(wrapped.card).toBe(card)
    expect(tokenizer.card.name).not.toBe('another')
    const text = 'The quick brown fox. Ünïcode 中文 🙂'
    const { ids } = tokenizer.encode(text, plain)
    expect(wrapped.encode(text, plain).ids).toEqual(ids)
    expect(wrapped.decode(ids)).toBe(tokenizer.decode(ids))
    for (const optional of ['byteExact', 'createEndsEncoder', 'createIncrementalEncoder'] as const) {
      expect([optional, wrapped[optional] === undefined]).toEqual([optional, tokenizer[optional] === undefined])
    }
    expect(wrapped.byteExact?.()?.ok).toBe(tokenizer.byteExact?.()?.ok)
    expect(wrapped.createIncrementalEncoder?.(plain).update(text).ids).toEqual(
      tokenizer.createIncrementalEncoder?.(plain).update(text).ids,
    )
    expect(wrapped.createEndsEncoder?.().ends(text)?.slice()).toEqual(
      tokenizer.createEndsEncoder?.().ends(text)?.slice(),
    )
  },
)
