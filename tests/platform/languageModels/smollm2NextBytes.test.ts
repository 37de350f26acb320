/**
 * What SmolLM2 expects as the next byte, by our readers on its shipped files, against two ways that share no line with them
 * (tests/oracle/nextBytes/make_goldens.py): over valid segmentations against a sum over covers that the Rust library judges, over
 * all segmentations against genlm-bytes; both with PyTorch's rows of the package's own weights.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { BeamReader } from '../../../src/core/bytelevel/beamReader.ts'
import type { ByteReader } from '../../../src/core/bytelevel/byteReader.ts'
import { END, SYMBOLS } from '../../../src/core/bytelevel/distribution.ts'
import { ExactReader } from '../../../src/core/bytelevel/exactReader.ts'
import { Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { NaiveReader } from '../../../src/core/bytelevel/tokenReaders.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { amountOf } from '../../depth.ts'
import { recordedPrompts } from '../../features/bias-lab/recordedPrompts.ts'
import { openSmollm2, type OpenedLabModel } from './smollm2.ts'

const shares = v.record(v.string(), v.number())
const golden = v.parse(
  v.object({
    width: v.number(),
    least: v.number(),
    prompts: v.array(
      v.object({ text: v.string(), without: v.number(), covers: v.number(), valid: shares, all: shares }),
    ),
  }),
  JSON.parse(readFileSync(new URL('../../oracle/nextBytes/goldens.json', import.meta.url), 'utf8')),
)
type Prompt = (typeof golden.prompts)[number]

/** Of a probability, at most: rows by other libraries differ by some ten-thousandths of a nat. */
const TOLERANCE = 5e-4
const { signal } = new AbortController()
let opened: OpenedLabModel

beforeAll(async () => {
  opened = await openSmollm2()
})
afterAll(async () => {
  await opened.close()
  vi.unstubAllGlobals()
})

const bytesOf = ({ text, without }: Prompt): Uint8Array => {
  const bytes = encodeUtf8(text)
  return bytes.subarray(0, bytes.length - without)
}

/** The largest difference of a probability from the golden ones, of which those below `least` are not written. */
async function largestDifference(reader: ByteReader, expected: Prompt['all']): Promise<number> {
  const next = await reader.next(signal)
  if (!next.defined) throw new Error(next.reason)
  const differences = Array.from({ length: SYMBOLS }, (_, symbol) => {
    const written = expected[symbol === END ? 'end' : String(symbol)]
    const share = next.distribution[symbol] ?? 0
    return written === undefined ? Math.max(0, share - golden.least) : Math.abs(share - written)
  })
  return Math.max(...differences)
}

test('over valid segmentations: as the sum over covers, of which there are as many', async () => {
  const differences: number[] = []
  for (const prompt of golden.prompts.slice(
    0,
    amountOf('prompts whose next byte is compared, over valid segmentations'),
  )) {
    const rows = new Rows(opened.model)
    const reader = await ExactReader.read(opened.valid, rows, bytesOf(prompt), signal)
    differences.push(await largestDifference(reader, prompt.valid))
    if (reader.text.settled.length === 0) expect(reader.text.covers).toHaveLength(prompt.covers)
  }
  console.log(differences)
  expect(Math.max(...differences)).toBeLessThan(TOLERANCE)
})

test('over all segmentations: as genlm-bytes, with a beam as wide as its', async () => {
  const differences: number[] = []
  const shortest = golden.prompts.toSorted((one, other) => bytesOf(one).length - bytesOf(other).length)
  for (const prompt of shortest.slice(0, amountOf('prompts whose next byte is compared, over all segmentations'))) {
    const options = { width: golden.width, leastShare: 0 }
    const reader = await BeamReader.start(opened.valid.vocabulary, new Rows(opened.model), options, [], signal)
    for (const byte of bytesOf(prompt)) await reader.read(byte, signal)
    differences.push(await largestDifference(reader, prompt.all))
  }
  console.log(differences)
  expect(Math.max(...differences)).toBeLessThan(TOLERANCE)
})

test('behind the prompts that are offered: what was recorded', async () => {
  for (const record of recordedPrompts.slice(
    0,
    amountOf('prompts of the Bias lab that the large language model is asked again'),
  )) {
    const bytes = encodeUtf8(record.prompt)
    const rows = new Rows(opened.model)
    const readers = {
      naive: new NaiveReader(opened.valid, rows, bytes),
      exact: await ExactReader.read(opened.valid, rows, bytes, signal),
    }
    for (const method of ['naive', 'exact'] as const) {
      const next = await readers[method].next(signal)
      if (!next.defined) throw new Error(next.reason)
      const { byte, share, right } = record[method]
      expect(next.distribution[byte]).toBeCloseTo(share, 3)
      expect(next.distribution[record.right]).toBeCloseTo(right, 3)
      expect(Math.max(...next.distribution)).toBe(next.distribution[byte])
    }
  }
})
