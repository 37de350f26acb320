/** The marginal over all segmentations: exact by the tree = enumeration; estimated = exact within its error; no less than the canonical one. */
import { describe, expect, test } from 'vitest'
import { logSumExp } from '../../src/bytelevel/distribution.ts'
import { estimatedMarginal, exactMarginal, logProbabilityOf, shareBits, type EstimatedMarginal, type Marginal } from '../../src/bytelevel/marginal.ts'
import { Rows, type Tokens } from '../../src/bytelevel/nextTokenModel.ts'
import { countSegmentations } from '../../src/segmenters/counting.ts'
import { seededRandom } from '../../src/text/seededRandom.ts'
import { encodeUtf8 } from '../../src/text/utf8.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tableModel } from './tableModel.ts'

const { signal } = new AbortController()
const small = vocabularyOrThrow(tokenizerFromFile('public/models/tessera-bpe/tokenizer.json'))

async function exact(vocabulary: typeof small, rows: Rows, before: Tokens, bytes: Uint8Array): Promise<Marginal> {
  const walk = exactMarginal(vocabulary, rows, before, bytes, signal, 3)
  for (let walked = 0; ; ) {
    const step = await walk.next()
    if (step.done === true) return step.value
    expect(step.value).toBeGreaterThanOrEqual(walked)
    walked = step.value
  }
}

async function estimate(vocabulary: typeof small, rows: Rows, before: Tokens, bytes: Uint8Array, samples: number, seed: number): Promise<EstimatedMarginal> {
  let last: EstimatedMarginal | null = null
  for await (const step of estimatedMarginal(vocabulary, rows, before, bytes, { samples, random: seededRandom(seed), most: 3 }, signal)) last = step
  if (last === null) throw new Error('no estimate')
  return last
}

function model(vocabulary: typeof small, spread: number): ReturnType<typeof tableModel> {
  return tableModel({ seed: 3, size: vocabulary.size + 1, beginToken: vocabulary.size, endToken: vocabulary.size, spread })
}

describe.each([' people', ' the land', 'é', ' (x)'])('"%s"', (text) => {
  const bytes = encodeUtf8(text)
  const table = model(small, 1.5)
  const before = small.encode(encodeUtf8('In'))

  test('by the tree = by enumeration', async () => {
    const all: number[] = []
    const spelled: { tokens: readonly number[]; weight: number }[] = []
    const enumerate = (tokens: readonly number[], at: number, weight: number): void => {
      if (at === bytes.length) {
        all.push(weight)
        spelled.push({ tokens, weight })
      } else {
        for (let id = 0; id < small.size; id++) {
          const own = small.bytesOf(id)
          if (own.length === 0 || !own.every((byte, index) => bytes[at + index] === byte)) continue
          enumerate([...tokens, id], at + own.length, weight + (table.row([small.size, ...before, ...tokens])[id] ?? 0))
        }
      }
    }
    enumerate([], 0, 0)
    const found = await exact(small, new Rows(table), before, bytes)
    expect(found.segmentations).toBe(all.length)
    expect(BigInt(all.length)).toBe(countSegmentations(small, bytes))
    expect(Math.abs(found.logProbability - logSumExp(all))).toBeLessThan(1e-9)
    const best = spelled.toSorted((one, other) => other.weight - one.weight).slice(0, 3)
    expect(found.likeliest.map(({ tokens }) => tokens)).toEqual(best.map(({ tokens }) => tokens))
    for (const [index, { logProbability }] of found.likeliest.entries()) expect(logProbability).toBeCloseTo(best[index]?.weight ?? Number.NaN, 9)
  })

  test('estimated within its error, canonical no more than all', async () => {
    const { logProbability } = await exact(small, new Rows(table), before, bytes)
    for (const seed of [1, 2, 3]) {
      const estimated = await estimate(small, new Rows(table, 5_000), before, bytes, 640, seed)
      expect(estimated.samples).toBe(640)
      expect(estimated.effectiveSamples).toBeLessThanOrEqual(640 + 1e-6)
      const difference = Math.abs(Math.exp(estimated.logProbability - logProbability) - 1)
      expect(difference).toBeLessThan(4 * estimated.relativeError + 1e-9)
      // What was drawn has its true probability, the best first, none twice.
      for (const one of estimated.likeliest) {
        expect(small.join(one.tokens)).toEqual(bytes)
        expect(one.logProbabilities).toHaveLength(one.tokens.length)
        expect(one.logProbabilities.reduce((sum, log) => sum + log, 0)).toBeCloseTo(one.logProbability, 9)
        expect(one.logProbability).toBeCloseTo(await logProbabilityOf(new Rows(table), before, one.tokens, signal), 9)
      }
      const weights = estimated.likeliest.map((one) => one.logProbability)
      expect(weights).toEqual(weights.toSorted((one, other) => other - one))
      expect(new Set(estimated.likeliest.map(({ tokens }) => tokens.join())).size).toBe(estimated.likeliest.length)
      expect(estimated.likeliest.length).toBeGreaterThan(1)
    }
    const canonical = await logProbabilityOf(new Rows(table), before, small.encode(bytes), signal)
    expect(canonical).toBeLessThanOrEqual(logProbability + 1e-12)
    expect(shareBits(canonical, logProbability)).toBeLessThanOrEqual(1e-12)
  })
})

test('" strawberry" in GPT-2\'s vocabulary: 490 segmentations, exact and estimated agree', { timeout: 120_000 }, async () => {
  const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))
  const bytes = encodeUtf8(' strawberry')
  // A row of 50,257 random numbers takes a while: one row by the number of tokens in the context, so that few are made.
  const rowsByLength = model(gpt2, 1)
  const coarse = { ...rowsByLength, nextLogProbabilities: (contexts: readonly Tokens[]) => Promise.resolve(contexts.map(({ length }) => rowsByLength.row([length]))) }
  const found = await exact(gpt2, new Rows(coarse), [], bytes)
  expect(found.segmentations).toBe(490)
  const estimated = await estimate(gpt2, new Rows(coarse), [], bytes, 4_000, 5)
  expect(Math.abs(Math.exp(estimated.logProbability - found.logProbability) - 1)).toBeLessThan(4 * estimated.relativeError)
  expect(estimated.relativeError).toBeLessThan(0.5)
})

test('the mean weight is unbiased: many small estimates average to the exact value', async () => {
  const bytes = encodeUtf8(' land')
  const table = model(small, 1.5)
  const rows = new Rows(table, 5_000)
  const { logProbability } = await exact(small, rows, [], bytes)
  const rounds = 600
  const means: number[] = []
  for (let seed = 0; seed < rounds; seed++) means.push(Math.exp((await estimate(small, rows, [], bytes, 8, seed + 100)).logProbability - logProbability))
  const mean = means.reduce((sum, value) => sum + value, 0) / rounds
  const deviation = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rounds - 1))
  expect(Math.abs(mean - 1)).toBeLessThan((4 * deviation) / Math.sqrt(rounds))
})

test('can be stopped', async () => {
  const controller = new AbortController()
  const walk = exactMarginal(small, new Rows(model(small, 1)), [], encodeUtf8(' people of the land'), controller.signal)
  await walk.next()
  controller.abort(new Error('stopped'))
  await expect(walk.next()).rejects.toThrow('stopped')
})
