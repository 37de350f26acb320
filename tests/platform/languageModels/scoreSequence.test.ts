/** Scores of tiny language models on wasm, against PyTorch in double precision; chunks, windows, cancellation. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CausalSession } from '../../../src/platform/languageModels/causalSession.ts'
import {
  chunkPositions,
  scoreSequence,
  type SequenceOptions,
} from '../../../src/platform/languageModels/scoreSequence.ts'
import type { Scores } from '../../../src/core/scores/languageModel.ts'
import { golden, openTiny } from './tinyModel.ts'

let cached: CausalSession
let plain: CausalSession

beforeAll(async () => {
  cached = await openTiny('tiny')
  plain = await openTiny('tiny-plain')
})
afterAll(async () => {
  await cached.close()
  await plain.close()
})

const options = (changes: Partial<SequenceOptions> = {}): SequenceOptions => ({
  beginToken: null,
  topK: 5,
  stride: null,
  contextLength: golden.contextLength,
  vocabularySize: golden.vocabularySize,
  signal: new AbortController().signal,
  onProgress: () => {},
  pause: async () => {},
  ...changes,
})

const largest = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Math.max(...Array.from(one, (value, index) => Math.abs(value - (other[index] ?? Number.NaN))))

/** A sequence longer than the context, from the goldens. */
const long = golden.sequences.flatMap(({ ids }) => ids)

describe.each(['with', 'without'])('a language model %s a cache', (kind) => {
  const session = (): CausalSession => (kind === 'with' ? cached : plain)

  test.each(golden.sequences.map((sequence) => [sequence.ids.length, sequence] as const))(
    'gives for %i tokens what PyTorch gives',
    async (_, { ids, logProbability, rank, mean, variance, topIds }) => {
      const scores = await scoreSequence(session(), ids, options())
      expect(scores.logProbability[0]).toBeNaN()
      expect([scores.rank[0], scores.contextLength[0]]).toEqual([0, 0])
      expect(largest(scores.logProbability.subarray(1), logProbability)).toBeLessThan(1e-5)
      expect(largest(scores.mean.subarray(1), mean)).toBeLessThan(1e-5)
      expect(
        largest(
          scores.entropy.subarray(1),
          mean.map((value) => -value),
        ),
      ).toBeLessThan(1e-5)
      expect(largest(scores.variance.subarray(1), variance)).toBeLessThan(1e-4)
      expect([...scores.rank.subarray(1)]).toEqual(rank)
      expect([...scores.topIds.subarray(5)]).toEqual(topIds.flat())
      expect([...scores.contextLength]).toEqual(ids.map((__, index) => index))
    },
  )
})

test('a begin token gives the first token a score, and is itself not counted', async () => {
  const sequence = golden.sequences[2]
  if (sequence === undefined) throw new Error('no golden')
  const [begin = 0, ...ids] = sequence.ids
  const scores = await scoreSequence(cached, ids, options({ beginToken: begin }))
  expect(largest(scores.logProbability, sequence.logProbability)).toBeLessThan(1e-5)
  expect([...scores.contextLength]).toEqual(ids.map((_, index) => index + 1))
})

test('windows over a long sequence equal the same windows scored alone', async () => {
  const context = golden.contextLength
  const stride = 24
  const scores = await scoreSequence(cached, long, options({ stride }))
  expect(long.length).toBeGreaterThan(2 * context)
  expect([...scores.contextLength].every((seen, index) => seen === Math.min(index, seen) && seen <= context)).toBe(true)
  for (let end = context; end < long.length - 1; end += stride) {
    const stop = Math.min(long.length, end + stride + 1)
    const alone = await scoreSequence(cached, long.slice(stop - 1 - context, stop), options())
    const counted = stop - 1 - end
    const own = scores.logProbability.subarray(end + 1, stop)
    expect(largest(own, alone.logProbability.subarray(-counted))).toBeLessThan(1e-5)
    expect([...scores.contextLength.subarray(end + 1, stop)]).toEqual([...alone.contextLength.subarray(-counted)])
  }
})

test('with and without a cache, whatever the size of the chunks, the scores are the same', async () => {
  const whole = await scoreSequence(plain, long, options({ stride: 24 }))
  // A chunk holds fewer positions where the vocabulary is said to be larger.
  for (const vocabularySize of [golden.vocabularySize, 700_000, 2_500_000, 8_000_000]) {
    const chunked = await scoreSequence(cached, long, options({ stride: 24, vocabularySize }))
    for (const column of ['logProbability', 'mean', 'variance'] as const) {
      expect(largest(chunked[column].subarray(1), whole[column].subarray(1))).toBeLessThan(1e-4)
    }
    expect(chunked.rank).toEqual(whole.rank)
  }
  expect([260, 700_000, 2_500_000, 8_000_000].map(chunkPositions)).toEqual([128, 11, 3, 1])
})

test('nothing and one token are scored too', async () => {
  const none = await scoreSequence(cached, [], options({ beginToken: 1 }))
  expect(none.logProbability).toHaveLength(0)
  const one = await scoreSequence(cached, [5], options())
  expect([...one.logProbability]).toEqual([Number.NaN])
})

test('stops between two chunks when aborted, and tells how far it is', async () => {
  const controller = new AbortController()
  const seen: [number, number][] = []
  const scoring: Promise<Scores> = scoreSequence(
    cached,
    long,
    options({
      vocabularySize: 700_000,
      signal: controller.signal,
      onProgress: (done, total) => seen.push([done, total]),
      pause: async () => {
        if (seen.length === 3) controller.abort(new Error('typed on'))
      },
    }),
  )
  await expect(scoring).rejects.toThrow('typed on')
  expect(seen).toEqual([
    [12, long.length],
    [23, long.length],
    [34, long.length],
  ])
  // The session is as good as before.
  expect((await scoreSequence(cached, [1, 2, 3], options())).logProbability[2]).toBeLessThan(0)
})
