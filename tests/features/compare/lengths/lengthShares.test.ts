import { expect, test } from 'vitest'
import { LONGEST_BIN, lengthShares } from '../../../../src/features/compare/lengths/lengthShares.ts'
import { TokenKind } from '../../../../src/core/tokenizers/encoding.ts'

test('shares of tokens by length, worked by hand', () => {
  const encoding = {
    ids: Uint32Array.of(9, 1, 2, 3, 4),
    startByte: Uint32Array.of(0, 0, 1, 2, 5),
    endByte: Uint32Array.of(0, 1, 2, 5, 45),
    kinds: Uint8Array.of(TokenKind.inserted, 0, 0, 0, 0),
    normalized: null,
  }
  const empty = {
    ...encoding,
    ids: new Uint32Array(),
    startByte: new Uint32Array(),
    endByte: new Uint32Array(),
    kinds: new Uint8Array(),
  }
  const bins = lengthShares([encoding, empty])
  expect(bins).toHaveLength(LONGEST_BIN)
  expect(bins[0]).toEqual({ bytes: 1, shares: [0.5, 0] })
  expect(bins[2]).toEqual({ bytes: 3, shares: [0.25, 0] })
  expect(bins.at(-1)).toEqual({ bytes: LONGEST_BIN, shares: [0.25, 0] })
  expect(bins.reduce((sum, { shares }) => sum + (shares[0] ?? 0), 0)).toBe(1)
})
