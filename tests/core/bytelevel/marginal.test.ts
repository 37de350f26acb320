/** The marginal over all segmentations: exact by the tree = enumeration; estimated = exact within its error; no less than the canonical one. */
import { describe, expect, test } from 'vitest'
import { logSumExp } from '../../../src/core/bytelevel/distribution.ts'
import { estimatedMarginal, type EstimatedMarginal } from '../../../src/core/bytelevel/estimatedMarginal.ts'
import { exactMarginal, logProbabilityOf, type Marginal } from '../../../src/core/bytelevel/marginal.ts'
import { segmentationLattice } from '../../../src/core/bytelevel/segmentationLattice.ts'
import { Rows, type NextTokenModel, type Tokens } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { countSegmentations } from '../../../src/core/segmenters/counting.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tableModel } from './tableModel.ts'

const { signal } = new AbortController()
const small = vocabularyOrThrow(tokenizerFromFile('public/models/tessera-bpe/tokenizer.json'))

async function exact(vocabulary: typeof small, rows: Rows, before: Tokens, bytes: Uint8Array): Promise<Marginal> {
  const walk = exactMarginal(vocabulary, rows, before, bytes, signal, 3)
  for (let walked = 0; ;) {
    const step = await walk.next()
    if (step.done === true) return step.value
    expect(step.value).toBeGreaterThanOrEqual(walked)
    walked = step.value
  }
}

async function estimate(
  vocabulary: typeof small,
  rows: Rows,
  before: Tokens,
  bytes: Uint8Array,
  samples: number,
  seed: number,
): Promise<EstimatedMarginal> {
  let last: EstimatedMarginal | null = null
  const score = async (tokens: Tokens): Promise<readonly number[]> => {
    const found = await rows.of(
      tokens.map((_, count) => [...before, ...tokens.slice(0, count)]),
      signal,
    )
    return tokens.map((token, index) => found[index]?.[token] ?? Number.NaN)
  }
  for await (const step of estimatedMarginal(
    vocabulary,
    rows,
    before,
    bytes,
    { samples, random: seededRandom(seed), most: 3, score },
    signal,
  ))
    last = step.estimate
  if (last === null) throw new Error('no estimate')
  return last
}

function model(vocabulary: typeof small, spread: number): ReturnType<typeof tableModel> {
  return tableModel({
    seed: 3,
    size: vocabulary.size + 1,
    beginToken: vocabulary.size,
    endToken: vocabulary.size,
    spread,
  })
}

/** The same language model, to which the tokens that occur in the text are likelier by `by` nats: so that many segmentations count. */
function focused(of: NextTokenModel, vocabulary: typeof small, text: Uint8Array, by: number): NextTokenModel {
  const occurring = new Set(
    Array.from(text, (_, start) => [...vocabulary.trie.prefixesOf(text, start)].map(({ id }) => id)).flat(),
  )
  return {
    ...of,
    nextLogProbabilities: async (contexts, stop) =>
      (await of.nextLogProbabilities(contexts, stop)).map((row) => {
        const logits = Float64Array.from(row, (log, id) => log + (occurring.has(id) ? by : 0))
        const sum = logSumExp(logits)
        return logits.map((logit) => logit - sum)
      }),
  }
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
    for (const [index, { logProbability }] of found.likeliest.entries())
      expect(logProbability).toBeCloseTo(best[index]?.weight ?? Number.NaN, 9)
  })

  test('estimated within its error, canonical no more than all', async () => {
    // Rows that differ less, so that the spread of so few draws shows in their standard error.
    const language = focused(model(small, 0.4), small, bytes, 9)
    const { logProbability, segmentations } = await exact(small, new Rows(language), before, bytes)
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const estimated = await estimate(small, new Rows(language, 5_000), before, bytes, 40, seed)
      expect(estimated.samples).toBe(30)
      expect(estimated.effectiveSamples).toBeLessThanOrEqual(30 + 1e-6)
      const difference = Math.abs(Math.exp(estimated.logProbability - logProbability) - 1)
      expect(difference).toBeLessThan(4 * estimated.relativeError + 1e-9)
      // What was drawn has its true probability, the best first, none twice.
      for (const one of estimated.likeliest) {
        expect(small.join(one.tokens)).toEqual(bytes)
        expect(one.logProbabilities).toHaveLength(one.tokens.length)
        expect(one.logProbabilities.reduce((sum, log) => sum + log, 0)).toBeCloseTo(one.logProbability, 9)
        expect(one.logProbability).toBeCloseTo(
          await logProbabilityOf(new Rows(language), before, one.tokens, signal),
          9,
        )
      }
      const weights = estimated.likeliest.map((one) => one.logProbability)
      expect(weights).toEqual(weights.toSorted((one, other) => other - one))
      expect(new Set(estimated.likeliest.map(({ tokens }) => tokens.join())).size).toBe(estimated.likeliest.length)
      expect(estimated.likeliest.length).toBe(Math.min(3, segmentations))
    }
    const canonical = await logProbabilityOf(new Rows(language), before, small.encode(bytes), signal)
    expect(canonical).toBeLessThanOrEqual(logProbability + 1e-12)
  })
})

test(
  '" strawberry" in GPT-2\'s vocabulary: 490 segmentations, exact and estimated agree',
  { timeout: 120_000 },
  async () => {
    const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))
    const bytes = encodeUtf8(' strawberry')
    // A row of 50,257 random numbers takes a while: one row by the number of tokens in the context, so that few are made.
    const rowsByLength = focused(model(gpt2, 1), gpt2, bytes, 9)
    const made = await rowsByLength.nextLogProbabilities(
      Array.from({ length: 16 }, (_, length) => [length]),
      signal,
    )
    const language = {
      ...rowsByLength,
      nextLogProbabilities: (contexts: readonly Tokens[]) =>
        Promise.resolve(contexts.map(({ length }) => made[length] ?? [])),
    }
    const found = await exact(gpt2, new Rows(language), [], bytes)
    expect(found.segmentations).toBe(490)
    const estimated = await estimate(gpt2, new Rows(language, 5_000), [], bytes, 1_000, 5)
    expect(Math.abs(Math.exp(estimated.logProbability - found.logProbability) - 1)).toBeLessThan(
      4 * estimated.relativeError,
    )
    expect(estimated.relativeError).toBeLessThan(0.1)
  },
)

test('the mean weight is unbiased: many small estimates average to the exact value', async () => {
  const bytes = encodeUtf8(' land')
  const table = model(small, 1.5)
  const rows = new Rows(focused(table, small, bytes, 9), 5_000)
  const { logProbability } = await exact(small, rows, [], bytes)
  const rounds = 600
  const means: number[] = []
  for (let seed = 0; seed < rounds; seed++)
    means.push(Math.exp((await estimate(small, rows, [], bytes, 8, seed + 100)).logProbability - logProbability))
  const mean = means.reduce((sum, value) => sum + value, 0) / rounds
  const deviation = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rounds - 1))
  expect(Math.abs(mean - 1)).toBeLessThan((4 * deviation) / Math.sqrt(rounds))
})

test('segmentations are drawn as often as the lattice says, the avoided ones never', async () => {
  const bytes = encodeUtf8(' land')
  const rows = new Rows(focused(model(small, 1.5), small, bytes, 9), 5_000)
  const canonical = small.encode(bytes)
  const second = [' ', 'land'].map((part) => small.find(encodeUtf8(part), 0, part.length))
  const drawOther = (await segmentationLattice(small, rows, [], bytes, signal)).othersThan([canonical, second])
  if (drawOther === null) throw new Error('no other segmentation')
  const random = seededRandom(8)
  const draws = 20_000
  const seen = new Map<string, { count: number; share: number }>()
  for (let round = 0; round < draws; round++) {
    const { tokens, logProposal } = drawOther(random)
    const known = seen.get(tokens.join()) ?? { count: 0, share: Math.exp(logProposal) }
    expect(Math.exp(logProposal)).toBeCloseTo(known.share, 12)
    seen.set(tokens.join(), { ...known, count: known.count + 1 })
  }
  expect(seen.has(canonical.join()) || seen.has(second.join())).toBe(false)
  const shares = [...seen.values()]
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeGreaterThan(0.99)
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9)
  for (const { count, share } of shares)
    expect(Math.abs(count / draws - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / draws) + 1 / draws)
  expect(
    (await segmentationLattice(small, rows, [], encodeUtf8('1'), signal)).othersThan([small.encode(encodeUtf8('1'))]),
  ).toBeNull()
})

test('can be stopped', async () => {
  const controller = new AbortController()
  const walk = exactMarginal(small, new Rows(model(small, 1)), [], encodeUtf8(' people of the land'), controller.signal)
  await walk.next()
  controller.abort(new Error('stopped'))
  await expect(walk.next()).rejects.toThrow('stopped')
})
