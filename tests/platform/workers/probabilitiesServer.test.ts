/** What the Probabilities panel asks of one language model, on the shipped ones. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { surprisalBits } from '../../../src/core/scores/laneReadings.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import type { LabKind, LabWork } from '../../../src/platform/workers/lab/protocol.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null }
const server = new ScoringServer(localSources)
const languageModels = ['tessera-bpe', 'tessera-byte', 'tessera-superword'] as const

beforeAll(async () => {
  serveShippedFiles()
  for (const languageModel of languageModels) {
    const loaded = await server.load(
      { requestId: languageModel, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
      () => {},
    )
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  }
}, 60_000)
beforeEach(() => void serveShippedFiles())
afterEach(() => {
  vi.unstubAllGlobals()
})
afterAll(async () => {
  for (const languageModel of languageModels) await server.unload(languageModel)
})

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}
const ask = async <Kind extends LabKind>(languageModel: string, kind: Kind, question: LabWork[Kind]['question']) =>
  valueOf(await server.lab({ requestId: 'asked', languageModel, kind, question }, () => {}))
const sum = (values: ArrayLike<number>, from = 0, to = values.length): number =>
  Array.from(values)
    .slice(from, to)
    .reduce((total, value) => total + value, 0)

const text = 'In the beginning God created the heaven.\n\nလူ 1948, and the earth'

describe('a text read by bytes', () => {
  test('by the language model over bytes is what it says of its tokens', async () => {
    const { byByte, canonicalBits } = await ask('tessera-byte', 'text-by-bytes', { text, begin: true, stride: null })
    const options = { begin: true, topK: 0, stride: null }
    const request = { requestId: 'whole', languageModel: 'tessera-byte', text, options }
    const bits = surprisalBits(valueOf(await server.scoreText(request, () => {})).scores.logProbability)
    expect(byByte).toHaveLength(bits.length)
    for (const [byte, value] of bits.entries()) expect(byByte[byte]).toBeCloseTo(value, 2)
    expect(canonicalBits).toBeCloseTo(sum(bits), 1)
  })

  test.each(['tessera-bpe', 'tessera-superword'])(
    'by %s holds what its own tokens hold but for the end, and never more',
    async (languageModel) => {
      const question = { text, begin: true, stride: null }
      const { byByte, canonicalBits, runs } = await ask(languageModel, 'text-by-bytes', question)
      expect(byByte.every((bits) => bits >= 0 && Number.isFinite(bits))).toBe(true)
      expect(sum(byByte)).toBeLessThanOrEqual((canonicalBits ?? 0) + 0.01)
      expect(runs).toBeLessThan(byByte.length / 2)
      const { encoding, scores } = valueOf(
        await server.scoreText(
          { requestId: 'own', languageModel, text, options: { begin: true, topK: 0, stride: null } },
          () => {},
        ),
      )
      // A beginning holds at most what its tokens hold: others that begin so are among its covers.
      const own = surprisalBits(scores.logProbability)
      for (const [token, end] of encoding.endByte.entries())
        expect(sum(byByte, 0, end)).toBeLessThanOrEqual(sum(own, 0, token + 1) + 0.01)
      // Behind what is settled there is one way only: all that differs is how the last word may go on.
      expect(sum(byByte)).toBeGreaterThan(sum(own) - 3)
    },
  )

  test('costs as many runs as it has pre-tokens, about, and some time', async () => {
    const question = { text, begin: true, stride: null }
    const { runs } = await ask('tessera-bpe', 'text-by-bytes', question)
    const cost = await ask('tessera-bpe', 'reading-cost', question)
    expect(cost.bytes).toBe(new TextEncoder().encode(text).length)
    expect(Math.abs(cost.runs - runs)).toBeLessThan(runs / 2)
    expect(cost.milliseconds).toBeGreaterThan(0)
  })
})

describe('what comes next', () => {
  test('is the softmax over the whole vocabulary, most probable first', async () => {
    const { tokens, vocabulary, context } = await ask('tessera-bpe', 'next-tokens', { text, begin: true, count: 12 })
    const { encoding } = valueOf(
      await server.scoreText(
        { requestId: 'own', languageModel: 'tessera-bpe', text, options: { begin: true, topK: 0, stride: null } },
        () => {},
      ),
    )
    const ids = [8191, ...encoding.ids]
    const [row] = valueOf(await server.next({ requestId: 'next', languageModel: 'tessera-bpe', contexts: [ids] }))
    const best = Array.from(row ?? [], (value, id) => ({ id, value })).toSorted(
      (one, other) => other.value - one.value || one.id - other.id,
    )
    expect(tokens.map(({ id }) => id)).toEqual(best.slice(0, 12).map(({ id }) => id))
    for (const [place, token] of tokens.entries()) expect(token.logProbability).toBeCloseTo(best[place]?.value ?? 0, 4)
    expect([vocabulary, context]).toEqual([8192, ids.length])
    expect(sum(Array.from(row ?? [], (value) => Math.exp(value)))).toBeCloseTo(1, 3)
  })

  test('of nothing is what stands behind the begin token', async () => {
    const empty = await ask('tessera-byte', 'next-tokens', { text: '', begin: false, count: 3 })
    expect(empty.context).toBe(1)
    expect(empty.tokens).toHaveLength(3)
  })
})
