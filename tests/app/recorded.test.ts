import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import recorded from '../../src/app/recorded/default.json' with { type: 'json' }
import { recordedLanes, recordedSchema } from '../../src/app/recorded/recorded.ts'
import { defaultText } from '../../src/core/samples/samples.ts'
import { defaultTokenizers } from '../../src/state/comparison.ts'
import { TokenKind } from '../../src/core/tokenizers/encoding.ts'

const options = { addSpecialTokens: false, parseSpecialTokens: false }

describe('the recorded first screen', () => {
  const lanes = recordedLanes(recorded, defaultText, options)

  it('is of the default text and the default tokenizers, in their order', () => {
    expect(v.parse(recordedSchema, recorded).text).toBe(defaultText)
    expect(Object.keys(lanes)).toEqual([...defaultTokenizers])
  })

  it('covers every byte of the text once, in order', () => {
    const bytes = new TextEncoder().encode(defaultText).length
    for (const { result } of Object.values(lanes)) {
      const encoding = result?.encoding.encoding
      expect(encoding?.startByte[0]).toBe(0)
      expect(encoding?.endByte.at(-1)).toBe(bytes)
      expect([...(encoding?.startByte.slice(1) ?? [])]).toEqual([...(encoding?.endByte.slice(0, -1) ?? [])])
    }
  })

  it('has the ids that ByT5 and CANINE define', () => {
    const ids = (reference: string) => [...(lanes[reference]?.result?.encoding.encoding?.ids ?? [])]
    expect(ids('byt5')).toEqual([...new TextEncoder().encode(defaultText)].map((byte) => byte + 3))
    expect(ids('canine')).toEqual(Array.from(defaultText, (character) => character.codePointAt(0)))
  })

  it('is not taken for another text, nor when it is damaged', () => {
    expect(recordedLanes(recorded, `${defaultText} `, options)).toEqual({})
    const damaged = { text: defaultText, lanes: { byt5: { ids: [1, 2], lengths: [1] } } }
    expect(recordedLanes(damaged, defaultText, options)).toEqual({})
  })

  it('counts tokens by kind', () => {
    const small = { text: 'abc', lanes: { byt5: { ids: [7, 5], lengths: [1, 2] } } }
    const { countByKind, tokenCount, encoding } = recordedLanes(small, 'abc', options)['byt5']?.result?.encoding ?? {
      countByKind: [],
      tokenCount: 0,
    }
    expect(tokenCount).toBe(2)
    expect(countByKind[TokenKind.inserted]).toBe(0)
    expect(countByKind[TokenKind.ordinary]).toBe(2)
    expect(encoding?.startByte).toEqual(Uint32Array.of(0, 1))
    expect(encoding?.endByte).toEqual(Uint32Array.of(1, 3))
  })
})
