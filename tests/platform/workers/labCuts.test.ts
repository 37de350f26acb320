/** One text in many segmentations, asked of the scoring worker's service over shipped language models: against plain scorings. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { estimatedMarginal, type EstimatedMarginal } from '../../../src/core/bytelevel/estimatedMarginal.ts'
import { Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { MAX_CANONICAL_TOKENS, MAX_CUT_BYTES } from '../../../src/core/bytelevel/textToCut.ts'
import { countSegmentations } from '../../../src/core/segmenters/counting.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { MarginalStep, ScoredSegmentation, Ways } from '../../../src/features/bias-lab/segmentations/questions.ts'
import type { LabKind, LabWork } from '../../../src/platform/workers/lab/protocol.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../../core/segmenters/tinyTokenizer.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null }
const nothing = (): void => {}
const plain = { begin: true, topK: 0, stride: null }
const BPE = 'tessera-bpe'
const text = ' strawberry'
const bytes = encodeUtf8(text)
const vocabulary = vocabularyOrThrow(tokenizerFromFile(`public/models/${BPE}/tokenizer.json`))
let server = new ScoringServer(localSources)

beforeEach(() => void serveShippedFiles())
afterEach(() => {
  vi.unstubAllGlobals()
})
beforeAll(async () => {
  serveShippedFiles()
  server = new ScoringServer(localSources)
  for (const languageModel of [BPE, 'tessera-byte']) {
    const loaded = await server.load(
      { requestId: languageModel, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
      nothing,
    )
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  }
}, 120_000)

let count = 0
async function ask<Kind extends LabKind>(
  kind: Kind,
  question: LabWork[Kind]['question'],
  onStep: (step: LabWork[Kind]['step']) => void = nothing,
  languageModel = BPE,
): Promise<LabWork[Kind]['answer']> {
  const outcome = await server.lab({ requestId: `lab-${(count += 1)}`, languageModel, kind, question }, onStep)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const askWays = async (of: string, onStep: (step: Ways) => void = nothing, languageModel = BPE) => {
  const answer = await ask(
    'ways',
    { text: of, dropout: { variant: 'all-occurrences', probability: 0.5 }, seed: 3 },
    onStep,
    languageModel,
  )
  if ('tooLong' in answer) throw new Error('too long')
  return answer
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const total = (segmentation: ScoredSegmentation): number => sumOf(segmentation.logProbabilities)

async function scoredPlainly(ids: readonly number[]): Promise<readonly number[]> {
  const scores = await server.score(
    { requestId: 'plain', languageModel: BPE, ids: Uint32Array.from(ids), options: plain },
    nothing,
  )
  if (!scores.ok) throw new Error(scores.failure.code)
  return Array.from(scores.value.logProbability)
}

async function marginalOf(of: string, samples = 0, seed = 1, onStep: (step: MarginalStep) => void = nothing) {
  const answer = await ask('marginal', { text: of, samples, seed }, onStep)
  if ('tooLong' in answer) throw new Error('too long')
  return answer
}

describe('the ways to cut', () => {
  test('each has the probability that a plain scoring of its ids gives, token by token', async () => {
    const told: Ways[] = []
    const { ways, segmentations, text: normalized } = await askWays(text, (step) => told.push(step))
    expect(normalized).toBe(text)
    expect(segmentations).toBe(countSegmentations(vocabulary, bytes))
    expect(ways.map(({ way }) => way)).toEqual([
      'canonical',
      'longest-prefix',
      'longest-suffix',
      'longest-token',
      'least-tokens',
      'dropout',
      'single-bytes',
    ])
    for (const { way, segmentation } of ways) {
      const { ids, endBytes, logProbabilities, brokenAt } = segmentation
      expect(vocabulary.join(ids)).toEqual(bytes)
      expect(endBytes.at(-1)).toBe(bytes.length)
      expect(brokenAt === null).toBe(ids.join() === vocabulary.encode(bytes).join())
      if (way === 'canonical') expect(brokenAt).toBeNull()
      const scored = await scoredPlainly(ids)
      expect(logProbabilities).toHaveLength(ids.length)
      for (const [index, value] of logProbabilities.entries()) expect(value).toBeCloseTo(scored[index] ?? Number.NaN, 5)
    }
    // Told of before anything was scored.
    const unscored = ways.map(({ way, segmentation: { ids, endBytes, byteTokens, brokenAt } }) => ({
      way,
      segmentation: { ids, endBytes, byteTokens, brokenAt },
    }))
    expect(told).toEqual([{ text, segmentations, ways: unscored }])
  })

  test('the canonical one is that of a scored text', async () => {
    const { ways } = await askWays('The people of the land')
    const scored = await server.scoreText(
      { requestId: 't', languageModel: BPE, text: 'The people of the land', options: plain },
      nothing,
    )
    if (!scored.ok) throw new Error(scored.failure.code)
    const canonical = ways.find(({ way }) => way === 'canonical')?.segmentation
    expect(canonical?.ids).toEqual([...scored.value.encoding.ids])
    expect(canonical?.endBytes).toEqual([...scored.value.encoding.endByte])
    expect(sumOf(canonical?.logProbabilities ?? [])).toBeCloseTo(sumOf([...scored.value.scores.logProbability]), 4)
  })

  test('a language model of bytes has one way', async () => {
    const { ways, segmentations } = await askWays('é', nothing, 'tessera-byte')
    expect(segmentations).toBe(1n)
    expect(ways.every(({ segmentation }) => segmentation.ids.length === 2 && segmentation.brokenAt === null)).toBe(true)
  })
})

describe('the marginal', () => {
  test('exact: every segmentation scored by itself adds up to it, the canonical one is a part of it', async () => {
    const of = ' land'
    const all: number[][] = []
    const spell = (tokens: number[], at: number): void => {
      const target = encodeUtf8(of)
      if (at === target.length) all.push(tokens)
      else for (const { id, end } of vocabulary.trie.prefixesOf(target, at)) spell([...tokens, id], end)
    }
    spell([], 0)
    const each: number[] = []
    for (const ids of all) each.push(sumOf(await scoredPlainly(ids)))
    const steps: MarginalStep[] = []
    const { logProbability, likeliest, estimate } = await marginalOf(of, 0, 1, (step) => steps.push(step))
    expect(estimate).toBeNull()
    expect(logProbability).toBeCloseTo(Math.log(sumOf(each.map(Math.exp))), 3)
    const best = each
      .map((weight, index) => ({ weight, ids: all[index] }))
      .toSorted((one, other) => other.weight - one.weight)
    expect(likeliest.map(({ ids }) => ids)).toEqual(best.slice(0, likeliest.length).map(({ ids }) => ids))
    expect(sumOf(likeliest[0]?.logProbabilities ?? [])).toBeCloseTo(best[0]?.weight ?? Number.NaN, 3)
    expect(steps.at(-1)).toEqual({ done: all.length, total: all.length, soFar: null })
    const { ways } = await askWays(of)
    const canonical = ways.find(({ way }) => way === 'canonical')
    if (canonical === undefined) throw new Error('no canonical segmentation')
    expect(total(canonical.segmentation)).toBeLessThan(logProbability)
  })

  test('an estimate over the same language model agrees with the sum over all within its error', async () => {
    const rows = new Rows({
      beginToken: 8191,
      endToken: 8191,
      nextLogProbabilities: async (contexts) => {
        const answer = await server.next({ requestId: 'rows', languageModel: BPE, contexts })
        if (!answer.ok) throw new Error(answer.failure.code)
        return answer.value
      },
    })
    const exact = await marginalOf(text)
    let estimated: EstimatedMarginal | null = null
    const draws = { samples: 64, random: seededRandom(5), score: scoredPlainly }
    for await (const step of estimatedMarginal(vocabulary, rows, [], bytes, draws, new AbortController().signal))
      estimated = step.estimate
    if (estimated === null) throw new Error('no estimate')
    expect(Math.abs(Math.exp(estimated.logProbability - exact.logProbability) - 1)).toBeLessThan(
      4 * estimated.relativeError,
    )
    expect(estimated.relativeError).toBeLessThan(0.05)
  })

  test('estimated where there are too many to walk, the same for the same seed', { timeout: 120_000 }, async () => {
    const long = ' understandings'
    expect(countSegmentations(vocabulary, encodeUtf8(long))).toBeGreaterThan(2_000n)
    const steps: MarginalStep[] = []
    const first = await marginalOf(long, 20, 1, (step) => steps.push(step))
    expect(steps.map(({ done }) => done)).toEqual([8, 16, 20])
    expect(steps.at(-1)?.soFar).toEqual(first)
    expect(steps.map(({ soFar }) => soFar?.estimate?.samples ?? 0)).toEqual([3, 11, 15])
    expect(first.estimate?.added).toBeGreaterThan(1)
    expect(first.estimate?.effectiveSamples).toBeGreaterThan(1)
    expect(first.estimate?.effectiveSamples).toBeLessThanOrEqual(20)
    expect(await marginalOf(long, 20, 1)).toEqual(first)
    for (const { ids, logProbabilities } of first.likeliest)
      expect(sumOf(await scoredPlainly(ids))).toBeCloseTo(sumOf(logProbabilities), 3)
  })

  test('can be stopped', async () => {
    const steps: MarginalStep[] = []
    const outcome = await server.lab(
      { requestId: 'stop', languageModel: BPE, kind: 'marginal', question: { text, samples: 16, seed: 1 } },
      (step) => {
        steps.push(step)
        void server.cancel('stop')
      },
    )
    expect(outcome).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
    expect(steps).toHaveLength(1)
  })
})

describe("the reader's cuts", () => {
  test('are scored and judged', async () => {
    const canonical = vocabulary.encode(bytes)
    const ends = canonical.map((_, index) => vocabulary.join(canonical.slice(0, index + 1)).length)
    const asTokenizer = await ask('own-cut', { text, cuts: ends.slice(0, -1) })
    if ('tooLong' in asTokenizer || asTokenizer.segmentation === null) throw new Error('not scored')
    expect(asTokenizer.segmentation.ids).toEqual(canonical)
    expect(asTokenizer.segmentation.brokenAt).toBeNull()
    const single = await ask('own-cut', {
      text,
      cuts: Array.from({ length: bytes.length - 1 }, (_, index) => index + 1),
    })
    if ('tooLong' in single || single.segmentation === null) throw new Error('not scored')
    expect(single.segmentation.brokenAt).toMatchObject({ reason: 'pair' })
    expect(total(single.segmentation)).toBeCloseTo(sumOf(await scoredPlainly(single.segmentation.ids)), 4)
  })

  test('where they leave what is no token, say where, and inside characters too', async () => {
    expect(await ask('own-cut', { text, cuts: [] })).toEqual({
      text,
      noTokens: [{ startByte: 0, endByte: 11 }],
      segmentation: null,
    })
    const inside = await ask('own-cut', { text: 'é', cuts: [1] })
    expect(inside).toMatchObject({ noTokens: [], segmentation: { endBytes: [1, 2] } })
  })
})

test('a text that is too long is refused with what it has and may have', async () => {
  const long = 'x'.repeat(MAX_CUT_BYTES + 1)
  const refused = { tooLong: 'bytes', has: MAX_CUT_BYTES + 1, most: MAX_CUT_BYTES }
  expect(await ask('ways', { text: long, dropout: { variant: 'one-at-a-time', probability: 0 }, seed: 1 })).toEqual(
    refused,
  )
  expect(await ask('own-cut', { text: long, cuts: [3] })).toEqual(refused)
  expect(await ask('marginal', { text: long, samples: 2, seed: 1 })).toEqual(refused)
  const many = 'a1'.repeat(MAX_CANONICAL_TOKENS)
  expect(await ask('marginal', { text: many, samples: 2, seed: 1 })).toEqual({
    tooLong: 'tokens',
    has: vocabulary.encode(encodeUtf8(many)).length,
    most: MAX_CANONICAL_TOKENS,
  })
  expect(
    await ask('ways', { text: 'x'.repeat(2_000_000), dropout: { variant: 'one-at-a-time', probability: 0 }, seed: 1 }),
  ).toEqual({ ...refused, has: 2_000_000 })
})
