import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuationPieces, continuationText } from '../../../src/features/probabilities/continue/continuationText.ts'
import { textBefore } from '../../../src/features/probabilities/continue/textBefore.ts'
import type { ContinuedToken } from '../../../src/platform/workers/scoring/protocol.ts'

const token = (bytes: readonly number[] | null, piece: string | null = null): ContinuedToken => ({
  id: 1,
  bytes: bytes === null ? null : Uint8Array.from(bytes),
  piece,
  logProbability: -1,
  rank: 1,
})

describe('the text before the caret', () => {
  it('counts a line break as the one unit that it is in a text field, and cuts no surrogate pair', () => {
    expect(textBefore('one', null)).toBe('one')
    expect(textBefore('a\r\nb', 2)).toBe('a\r\n')
    expect(textBefore('a\nb', 2)).toBe('a\n')
    expect(textBefore('x👍', 2)).toBe('x')
    expect(textBefore('ab', 9)).toBe('ab')
  })
})

describe('a continuation', () => {
  it('puts a character together that several tokens hold, and shows what is not yet whole as bytes', () => {
    const [whole, ...others] = continuationPieces([token([0x61, 0xe1]), token([0x80]), token([0x80])])
    expect(others).toEqual([])
    expect(whole).toMatchObject({ text: 'aက', kind: 'text' })
    expect(whole?.tokens).toHaveLength(3)
    expect(continuationPieces([token([0xe1]), token([0x80])])).toMatchObject([
      { text: 'E1', kind: 'bytes' },
      { text: '80', kind: 'bytes' },
    ])
  })

  it('gives up on bytes that make no character, and keeps what comes behind them', () => {
    const pieces = continuationPieces([token([0xff]), token([0x61]), token([0x62]), token([0x63]), token([0x64])])
    expect(pieces.map(({ text, kind }) => `${kind}:${text}`).join(' ')).toBe('bytes:FF text:a text:b text:c text:d')
    expect(continuationText([token([0xff]), token([0x61]), token(null, '<|endoftext|>')])).toBe('a')
  })

  it('loses no byte and no token, however valid text is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 60, maxLength: 60 }),
        (text, cuts) => {
          const bytes = [...new TextEncoder().encode(text)]
          const tokens: ContinuedToken[] = []
          for (const cut of cuts) if (bytes.length > 0) tokens.push(token(bytes.splice(0, cut)))
          if (bytes.length > 0) tokens.push(token(bytes))
          const pieces = continuationPieces(tokens)
          expect(pieces.flatMap((piece) => piece.tokens)).toEqual(tokens)
          expect(continuationText(tokens)).toBe(text.toWellFormed())
        },
      ),
    )
  })
})
