/** Tables of the Bias lab as they are copied: every byte, every segmentation, at full precision. */
import { expect, it } from 'vitest'
import { answersTsv } from '../../../src/features/bias-lab/next-byte/answersTsv.ts'
import type { MethodReport } from '../../../src/features/bias-lab/next-byte/questions.ts'
import { segmentationsTsv } from '../../../src/features/bias-lab/segmentations/segmentationsTsv.ts'

it('of the next byte have all bytes and the end, and what was measured; nothing for a method that says nothing', () => {
  const distribution = new Float64Array(257)
  distribution[0x41] = 1 / 3
  distribution[256] = 2 / 3
  const methods: readonly MethodReport[] = [
    {
      method: 'exact',
      says: { defined: true, distribution, leftOut: 0.125, entropyBits: 0.9182958340544896, divergenceBits: null },
      passes: 3,
      milliseconds: 1.5,
    },
    { method: 'naive', says: { defined: false, reason: 'not-text' }, passes: 0, milliseconds: 0 },
  ]
  const lines = answersTsv(methods, {
    byte: 'byte',
    end: 'end',
    method: ({ method }) => method,
    measure: (id) => id,
  }).split('\n')
  expect(lines).toHaveLength(1 + 257 + 5)
  expect(lines[0]).toBe('byte\texact\tnaive')
  expect(lines[1 + 0x41]).toBe(`41\t${1 / 3}\t`)
  expect(lines[257]).toBe(`end\t${2 / 3}\t`)
  expect(lines.slice(258)).toEqual([
    'divergence\t\t',
    'entropy\t0.9182958340544896\t',
    'leftOut\t0.125\t',
    'passes\t3\t0',
    'time\t1.5\t0',
  ])
})

it('of segmentations have ids, ends, bits, and a share with its interval if it is estimated', () => {
  const rows = [
    {
      names: ['canonical' as const],
      segmentation: { ids: [5, 6], endBytes: [1, 4], byteTokens: [], brokenAt: null },
      tokenBits: [1.25, 2.5],
      bits: 3.75,
    },
    {
      names: ['own' as const],
      segmentation: { ids: [7], endBytes: [4], byteTokens: [], brokenAt: null },
      tokenBits: null,
      bits: null,
    },
  ]
  const words = { heads: ['a'], nameOf: (name: string) => name }
  expect(segmentationsTsv(rows, 4, 2.75, null, words).split('\n')).toEqual([
    'a',
    'canonical\t5 6\t1 4\t2\t3.75\t0.9375\t1.25 2.5\t0.5\t\t',
    'own\t7\t4\t1\t\t\t\t\t\t',
  ])
})
