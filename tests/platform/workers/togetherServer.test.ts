/** Two language models together, and a prompt under other segmentations, on the shipped language models as the page asks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { jensenShannonBits } from '../../../src/core/bytelevel/distribution.ts'
import { ensembleBits } from '../../../src/core/bytelevel/ensemble.ts'
import { decodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import type { SurvivalQuestion } from '../../../src/features/bias-lab/survival/questions.ts'
import { mostProbableByte, summaryOf } from '../../../src/features/bias-lab/survival/summary.ts'
import type { LabKind, LabWork } from '../../../src/platform/workers/lab/protocol.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null }
const server = new ScoringServer(localSources)
const models = ['tessera-bpe', 'tessera-byte']

beforeAll(async () => {
  serveShippedFiles()
  for (const languageModel of models) {
    const loaded = await server.load(
      { requestId: languageModel, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
      () => {},
    )
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  }
}, 60_000)
beforeEach(() => void serveShippedFiles())
afterAll(async () => {
  vi.unstubAllGlobals()
  for (const languageModel of models) await server.unload(languageModel)
})

function ask<Kind extends LabKind>(
  kind: Kind,
  question: LabWork[Kind]['question'],
  onStep: (step: LabWork[Kind]['step']) => void = () => {},
  languageModel = 'tessera-bpe',
) {
  return server.lab({ requestId: kind, languageModel, kind, question }, onStep)
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const nextByteOf = async (prompt: string, languageModel: string) =>
  valueOf(
    await ask(
      'next-byte',
      { prompt, methods: ['exact'], mask: 'text', beamWidth: 1, byteLevel: null, guess: '' },
      () => {},
      languageModel,
    ),
  )

describe('two language models together', () => {
  test('read what each says alone: the exact distribution behind the prompt, and its bits', async () => {
    const prompt = 'In the beg'
    const steps: number[] = []
    const read = valueOf(await ask('read-together', { prompt, other: 'tessera-byte' }, ({ done }) => steps.push(done)))
    expect(decodeUtf8(read.bytes)).toBe(prompt)
    expect(steps).toEqual(Array.from({ length: prompt.length + 1 }, (_, index) => index + 1))
    for (const [which, model, weight] of [
      ['one', 'tessera-bpe', 1],
      ['other', 'tessera-byte', 0],
    ] as const) {
      const alone = await nextByteOf(prompt, model)
      const [report] = alone.methods
      if (report?.says.defined !== true) throw new Error('nothing')
      const distribution = read[which][prompt.length] ?? new Float64Array(257)
      expect(jensenShannonBits(distribution, report.says.distribution)).toBeLessThan(1e-9)
      // The product of the conditional probabilities of its bytes; what is left out makes them a little greater.
      const bits = ensembleBits(read, weight, 'product')
      expect(bits).toBeCloseTo(ensembleBits(read, weight, 'mixture'), 9)
      expect(Math.abs(bits + (alone.exact?.log2Probability ?? 0))).toBeLessThan(0.35)
    }
  })

  test('go on in turns, the same from the same seed, and alone as without the other', async () => {
    const question = { prompt: 'The king', other: 'tessera-byte', kind: 'product', seed: 3, mostBytes: 6 } as const
    const continued = async (weight: number): Promise<Record<string, number[]>> => {
      const found: Record<string, number[]> = { one: [], other: [], together: [] }
      valueOf(await ask('continue-together', { ...question, weight }, ({ by, symbol }) => void found[by]?.push(symbol)))
      return found
    }
    const [half, again, first] = [await continued(0.5), await continued(0.5), await continued(1)]
    expect(again).toEqual(half)
    expect(first['together']).toEqual(half['one'])
    for (const symbols of Object.values(half)) expect(symbols.length).toBeLessThanOrEqual(6)
  })

  test('refuse in words what is too long, and one that is not loaded', async () => {
    expect(await ask('read-together', { prompt: 'x'.repeat(300), other: 'tessera-byte' })).toMatchObject({
      failure: { code: 'too-large' },
    })
    expect(await ask('read-together', { prompt: 'x', other: 'tessera-none' })).toMatchObject({
      failure: { code: 'not-loaded' },
    })
  })
})

describe('a prompt under other segmentations', () => {
  const question: SurvivalQuestion = {
    prompt: 'The house of the',
    drawing: 'dropout',
    dropout: 0.5,
    draws: 6,
    seed: 1,
    mostBytes: 8,
  }

  test('every draw spells the prompt, and the canonical one is the tokenizer’s', async () => {
    const answer = valueOf(await ask('survival', question))
    for (const { tokens } of [answer.canonical, ...answer.drawn])
      expect(tokens.map(({ bytes }) => decodeUtf8(bytes)).join('')).toBe(question.prompt)
    expect(answer.drawn).toHaveLength(6)
    expect(answer.canonical.divergenceBits).toBe(0)
    const naive = valueOf(
      await ask('next-byte', {
        prompt: question.prompt,
        methods: ['naive'],
        mask: 'text',
        beamWidth: 1,
        byteLevel: null,
        guess: '',
      }),
    ).methods[0]
    if (naive?.says.defined !== true || answer.canonical.next === null) throw new Error('nothing')
    expect(jensenShannonBits(naive.says.distribution, answer.canonical.next)).toBeLessThan(1e-9)
    expect(answer.canonical.continuation).toHaveLength(8)
    const summary = summaryOf(answer)
    expect(summary.continuations.reduce((sum, { draws }) => sum + draws, 0)).toBe(6)
    expect(summary.changedByte.hits).toBe(
      answer.drawn.filter(({ next }) => mostProbableByte(next) !== mostProbableByte(answer.canonical.next)).length,
    )
  })

  test('without dropout, and over bytes, nothing changes', async () => {
    for (const [languageModel, drawing] of [
      ['tessera-bpe', 'dropout'],
      ['tessera-byte', 'uniform'],
    ] as const) {
      const answer = valueOf(await ask('survival', { ...question, drawing, dropout: 0 }, () => {}, languageModel))
      expect(summaryOf(answer)).toMatchObject({
        other: 0,
        changedByte: { hits: 0, draws: 6 },
        changedContinuation: { hits: 0 },
        meanDivergence: 0,
      })
    }
  })

  test('is drawn anew from the seed', async () => {
    const spelled = async (seed: number): Promise<string> => {
      const { drawn } = valueOf(await ask('survival', { ...question, drawing: 'uniform', seed, mostBytes: 1 }))
      return drawn.map(({ tokens }) => tokens.map(({ bytes }) => decodeUtf8(bytes)).join('|')).join('\n')
    }
    const first = await spelled(1)
    expect(await spelled(1)).toBe(first)
    expect(await spelled(2)).not.toBe(first)
  })

  test('of a prompt that is too long is refused in words', async () => {
    expect(await ask('survival', { ...question, prompt: 'x'.repeat(300) })).toMatchObject({
      failure: { code: 'too-large', values: { what: 'prompt' } },
    })
  })
})
