/** Sampling against the distribution that it draws from; next tokens and continuations against scores. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CausalSession } from '../../../src/platform/languageModels/causalSession.ts'
import { continueSequence, type GeneratedToken } from '../../../src/platform/languageModels/continueSequence.ts'
import { NextDistributions, sharedLength } from '../../../src/platform/languageModels/nextDistributions.ts'
import { drawToken, greediest, seededNumbers } from '../../../src/core/scores/sampling.ts'
import { golden, openTiny } from './tinyModel.ts'

describe('sampling', () => {
  const logits = Float32Array.from([9, Math.log(0.5), Math.log(0.3), Math.log(0.15), Math.log(0.05), 9])
  const all = { temperature: 1, topK: null, topP: null }
  /** Shares of the tokens over an even grid of numbers. */
  function shares(options: { temperature: number; topK: number | null; topP: number | null }): readonly number[] {
    const counts = [0, 0, 0, 0]
    const draws = 10_000
    for (let draw = 0; draw < draws; draw++) {
      const id = drawToken(logits, 1, 4, options, (draw + 0.5) / draws)
      counts[id] = (counts[id] ?? 0) + 1
    }
    return counts.map((count) => count / draws)
  }
  const close = (got: readonly number[], expected: readonly number[]) => {
    for (const [index, value] of expected.entries()) expect(got[index]).toBeCloseTo(value, 3)
  }

  test('draws each token with its probability', () => close(shares(all), [0.5, 0.3, 0.15, 0.05]))
  test('divides logits by the temperature', () => {
    const squared = [0.25, 0.09, 0.0225, 0.0025].map((value) => value / 0.365)
    close(shares({ ...all, temperature: 0.5 }), squared)
  })
  test('keeps the k most probable', () => close(shares({ ...all, topK: 2 }), [0.625, 0.375, 0, 0]))
  test('keeps the fewest that reach p, at least one', () => {
    close(shares({ ...all, topP: 0.79 }), [0.625, 0.375, 0, 0])
    close(shares({ ...all, topP: 0.81 }), [0.5 / 0.95, 0.3 / 0.95, 0.15 / 0.95, 0])
    close(shares({ ...all, topP: 0 }), [1, 0, 0, 0])
  })
  test('greedy takes the first of equals', () => {
    expect(greediest(Float32Array.from([5, 1, 3, 3, 2]), 1, 4)).toBe(1)
    expect(greediest(Float32Array.of(-Infinity, -Infinity), 0, 2)).toBe(0)
  })
  test('numbers follow from the seed, within 0 and 1, evenly', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [seededNumbers(seed), seededNumbers(seed)]
        const numbers = Array.from({ length: 400 }, one)
        expect(Array.from({ length: 400 }, other)).toEqual(numbers)
        expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
        const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
        expect(Math.abs(mean - 0.5)).toBeLessThan(0.1)
      }),
    )
  })
})

describe('on a tiny language model', () => {
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

  const { contextLength, vocabularySize } = golden
  const options = () => ({ contextLength, vocabularySize, signal: new AbortController().signal, pause: async () => {} })
  const ids = golden.sequences[3]?.ids ?? []
  /** ln p by PyTorch of token `at` of the sequence behind those before it. */
  const expected = (at: number): number => golden.sequences[3]?.logProbability[at - 1] ?? Number.NaN

  test.each(['with', 'without'])(
    'next tokens %s a cache are those of PyTorch, for contexts with and without a shared start',
    async (kind) => {
      const next = new NextDistributions(kind === 'with' ? cached : plain)
      for (const lengths of [[40], [7, 20, 21], [1, 30]]) {
        const rows = await next.of(
          lengths.map((length) => ids.slice(0, length)),
          options(),
        )
        for (const [index, length] of lengths.entries())
          expect(rows[index]?.[ids[length] ?? 0]).toBeCloseTo(expected(length), 4)
      }
      // Nothing shared at the start.
      const other = golden.sequences[2]
      if (other === undefined) throw new Error('no golden')
      const [one, two] = await next.of([ids.slice(0, 9), other.ids.slice(0, 4)], options())
      expect(one?.[ids[9] ?? 0]).toBeCloseTo(expected(9), 4)
      expect(two?.[other.ids[4] ?? 0]).toBeCloseTo(other.logProbability[3] ?? Number.NaN, 4)
      next.release()
    },
  )

  test('contexts that begin one another are one sequence', async () => {
    const sizes: number[] = []
    const counted = await openTiny('tiny', (run, sequences) => {
      sizes.push(sequences)
      return run()
    })
    const next = new NextDistributions(counted)
    const lengths = [20, 7, 12, 20]
    const rows = await next.of(
      lengths.map((length) => ids.slice(0, length)),
      options(),
    )
    for (const [index, length] of lengths.entries())
      expect(rows[index]?.[ids[length] ?? 0]).toBeCloseTo(expected(length), 4)
    // What all share, and the longest of them.
    expect(sizes).toEqual([1, 1])
    next.release()
    await counted.close()
  })

  test('next tokens are had one by one from a graph that takes no batch behind a cache', async () => {
    const sizes: number[] = []
    const single = await openTiny('tiny', (run, sequences) => {
      sizes.push(sequences)
      if (sequences > 1) throw new Error('batch_size must be 1 when sequence_length > 1 and past context is given')
      return run()
    })
    const next = new NextDistributions(single)
    const reference = new NextDistributions(cached)
    for (const [short, long] of [
      [7, 20],
      [8, 21],
    ] as const) {
      // The shorter one ends otherwise, so that it begins no other.
      const other = [...ids.slice(0, short - 1), ids[short] ?? 0]
      const rows = await next.of([other, ids.slice(0, long)], options())
      expect(rows[1]?.[ids[long] ?? 0]).toBeCloseTo(expected(long), 4)
      const [alone] = await reference.of([other], options())
      expect(rows[0]?.[3]).toBeCloseTo(alone?.[3] ?? Number.NaN, 4)
    }
    reference.release()
    // The shared start, the batch that was refused, each alone; then nothing is tried again.
    expect(sizes).toEqual([1, 2, 1, 1, 1, 1, 1])
    next.release()
    await single.close()
  })

  test('a context longer than the language model’s counts by its end', async () => {
    const next = new NextDistributions(cached)
    const long = [...ids, ...ids]
    const [row] = await next.of([long], options())
    const [cut] = await next.of([long.slice(-contextLength)], options())
    expect(row).toEqual(cut)
    next.release()
  })

  test('a shared start leaves a token of each context behind it', () => {
    expect(sharedLength([[1, 2, 3]])).toBe(2)
    expect(
      sharedLength([
        [1, 2, 3],
        [1, 2],
      ]),
    ).toBe(1)
    expect(
      sharedLength([
        [1, 2, 3],
        [1, 5, 3, 4],
      ]),
    ).toBe(1)
    expect(sharedLength([[1], [2, 3]])).toBe(0)
  })

  const generation = (mostTokens: number, endTokens: readonly number[] = []) => ({
    ...options(),
    sampling: null,
    mostTokens,
    endTokens: new Set(endTokens),
  })

  test('greedy continuation is the same with and without a cache, and ends at an end token', async () => {
    const told: GeneratedToken[] = []
    expect(await continueSequence(cached, ids.slice(0, 5), generation(10), (token) => told.push(token))).toBe('length')
    const again: number[] = []
    await continueSequence(plain, ids.slice(0, 5), generation(10), ({ id }) => again.push(id))
    expect(told.map(({ id }) => id)).toEqual(again)
    expect(told.every(({ rank }) => rank === 1)).toBe(true)
    const end = told[4]?.id ?? -1
    const shortened: number[] = []
    expect(await continueSequence(cached, ids.slice(0, 5), generation(10, [end]), ({ id }) => shortened.push(id))).toBe(
      'end',
    )
    expect(shortened).toEqual(again.slice(0, again.indexOf(end)))
  })

  test('a continuation ends where the context is full', async () => {
    const told: number[] = []
    expect(await continueSequence(cached, ids.slice(0, 60), generation(100), ({ id }) => told.push(id))).toBe('context')
    expect(told).toHaveLength(contextLength - 60 + 1)
  })

  test('an aborted continuation rejects with the reason', async () => {
    const controller = new AbortController()
    const running = continueSequence(cached, [1, 2], { ...generation(100), signal: controller.signal }, () =>
      controller.abort(new Error('stop')),
    )
    await expect(running).rejects.toThrow('stop')
  })
})
