/** Which tokens of a lane lie where a language model is worse than guessing bytes. */
import { expect, test } from 'vitest'
import { unlikelyTokens } from '../../../src/features/probabilities/overview/unreadText.ts'
import { laneViewOf } from '../../../src/ui/lanes/laneView.ts'
import { bytesLane, input } from './scoredLane.ts'

test('a token is marked if a stretch above 8 bits per byte holds some of it, and no other', () => {
  const text = 'a'.repeat(60)
  // 10 bytes that are known, 30 that are not, 20 that are known again; tokens of four bytes.
  const byByte = Float64Array.from([...text].map((_, byte) => (byte >= 10 && byte < 40 ? 9 : 1)))
  const tokens = Array.from({ length: 15 }, (_, token) => token)
  const encoding = {
    ids: Uint32Array.from(tokens),
    startByte: Uint32Array.from(tokens.map((token) => 4 * token)),
    endByte: Uint32Array.from(tokens.map((token) => 4 * token + 4)),
    kinds: new Uint8Array(15),
    normalized: null,
  }
  const view = laneViewOf('gpt2', text, encoding)
  if (bytesLane.ofText === null) throw new Error('a lane that is read by bytes')
  const marks = unlikelyTokens(view, {
    ...bytesLane,
    input: { ...input, text },
    ofText: { ...bytesLane.ofText, byByte },
  })
  expect([...marks]).toEqual(tokens.map((token) => (token >= 2 && token < 10 ? 1 : 0)))
})
