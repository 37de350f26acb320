/** ByT5's ids as a language model over bytes has them. */
import { describe, expect, it } from 'vitest'
import { hasIdPair, idsAs, NO_ID } from '../../../src/core/scores/idPairs.ts'

describe('ids of ByT5', () => {
  it('are those of bytes less three; the end is what ends a text', () => {
    const text = 'Aé\u0000ÿ'
    const byt5 = Uint32Array.from([...new TextEncoder().encode(text)].map((byte) => byte + 3))
    expect([...idsAs('tessera-byte', 'byt5', byt5, 256)]).toEqual([...new TextEncoder().encode(text)])
    expect([...idsAs('tessera-byte', 'byt5', Uint32Array.of(3, 258, 1), 256)]).toEqual([0, 255, 256])
  })

  it('that are no byte have no counterpart: padding, the unknown token, sentinels, an end where there is none', () => {
    expect([...idsAs('tessera-byte', 'byt5', Uint32Array.of(0, 2, 259, 300), 256)]).toEqual(Array(4).fill(NO_ID))
    expect([...idsAs('tessera-byte', 'byt5', Uint32Array.of(1), null)]).toEqual([NO_ID])
  })

  it('of other tokenizers stay as they are', () => {
    const ids = Uint32Array.of(1, 2, 3)
    expect(idsAs('tessera-bpe', 'byt5', ids, 256)).toBe(ids)
    expect(idsAs('tessera-byte', 'tessera-byte', ids, 256)).toBe(ids)
    expect([hasIdPair('tessera-byte', 'byt5'), hasIdPair('tessera-bpe', 'byt5')]).toEqual([true, false])
  })
})
