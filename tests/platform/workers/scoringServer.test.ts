/** The service of the scoring worker, without a worker: shipped language models against the framework that trained them. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { shippedLanguageModels } from '../../../src/core/scores/catalogue.ts'
import type { ContinuedToken, LanguageModelProgress } from '../../../src/platform/workers/scoring/protocol.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles, settings as tokenizerSettings } from './shippedFiles.ts'

let asked: readonly string[] = []

beforeEach(() => {
  asked = serveShippedFiles()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const { hubAddress, hubToken } = tokenizerSettings
const settings = { assetsBase, hubAddress, hubToken }
const nothing = (): void => {}
const plain = { begin: true, topK: 0, stride: null }

const goldenSchema = v.object({
  texts: v.array(v.object({ text: v.string(), ids: v.array(v.number()), shipped: v.array(v.number()) })),
})

function goldens(id: string) {
  const file = new URL(`../../oracle/languageModels/${id}.json`, import.meta.url)
  return v.parse(goldenSchema, JSON.parse(readFileSync(file, 'utf8'))).texts
}

async function serverWith(...languageModels: readonly string[]): Promise<ScoringServer> {
  const server = new ScoringServer(localSources)
  for (const languageModel of languageModels) {
    const loaded = await server.load(
      { requestId: languageModel, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
      nothing,
    )
    if (!loaded.ok) throw new Error(`${languageModel}: ${JSON.stringify(loaded.failure)}`)
  }
  return server
}

function valueOf<Value>(outcome: { ok: true; value: Value } | { ok: false; failure: unknown }): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const family = shippedLanguageModels.filter(({ kind }) => kind === 'family').map(({ card }) => card.id)

describe.each(family)('%s', (id) => {
  test('gives twenty texts the log-probabilities of PyTorch, and cuts them into the same ids', async () => {
    const server = await serverWith(id)
    let largest = 0
    for (const { text, ids, shipped } of goldens(id)) {
      const { encoding, scores } = valueOf(
        await server.scoreText({ requestId: 's', languageModel: id, text, options: plain }, nothing),
      )
      expect([...encoding.ids]).toEqual(ids)
      // A window of its own begins where the context ends; the goldens see all that is before.
      const inFirst = scores.contextLength.filter((seen, index) => seen === index + 1).length
      for (let token = 0; token < Math.min(inFirst, shipped.length); token++) {
        largest = Math.max(
          largest,
          Math.abs((scores.logProbability[token] ?? Number.NaN) - (shipped[token] ?? Number.NaN)),
        )
      }
    }
    expect(largest).toBeLessThan(1e-3)
  })
})

test('a load tells its progress by file and in total, and what it came to', async () => {
  const server = new ScoringServer(localSources)
  const progress: LanguageModelProgress[] = []
  const request = {
    requestId: 'load',
    languageModel: 'tessera-byte',
    settings,
    device: 'auto',
    dtype: null,
    threads: 1,
  } as const
  const { card, device, notes } = valueOf(await server.load(request, (step) => progress.push(step)))
  expect(card).toMatchObject({ id: 'tessera-byte', vocabularySize: 257, beginToken: 256, dtype: 'q8' })
  expect(device).toEqual({ kind: 'wasm', threads: 1, isolated: false })
  expect(notes).toEqual([])
  expect(progress.at(-1)?.phase).toBe('building')
  expect(progress.at(-1)?.files.map(({ file }) => file)).toEqual(['config.json', 'onnx/model_quantized.onnx'])
  const loaded = progress.map(({ loadedBytes }) => loadedBytes)
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b))
  // The tokenizer is fetched when it is first needed.
  expect(asked.map((address) => address.slice(assetsBase.length))).toEqual([
    'models/tessera-byte/config.json',
    'models/tessera-byte/onnx/model_quantized.onnx',
  ])
})

test('the same ids are scored the same way whether they come as text or as ids', async () => {
  const server = await serverWith('tessera-bpe')
  const text = 'The quick brown fox jumps over the lazy dog.'
  const { encoding, scores } = valueOf(
    await server.scoreText({ requestId: 'a', languageModel: 'tessera-bpe', text, options: plain }, nothing),
  )
  const again = valueOf(
    await server.score({ requestId: 'b', languageModel: 'tessera-bpe', ids: encoding.ids, options: plain }, nothing),
  )
  expect(again).toEqual(scores)
})

test('what is expected next is what the last row of a scoring has, for many contexts at once', async () => {
  const server = await serverWith('tessera-bpe')
  const [golden] = goldens('tessera-bpe')
  if (golden === undefined) throw new Error('no golden')
  const begin = 8191
  const contexts = [1, 2, 5, 9].map((length) => [begin, ...golden.ids.slice(0, length)])
  const rows = valueOf(await server.next({ requestId: 'n', languageModel: 'tessera-bpe', contexts }))
  for (const [index, context] of contexts.entries()) {
    const row = rows[index] ?? new Float32Array()
    expect(row.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 4)
    expect(row[golden.ids[context.length - 1] ?? 0]).toBeCloseTo(golden.shipped[context.length - 1] ?? Number.NaN, 3)
  }
  // The same from the cache that the call before left, and from nothing.
  const [longer] = valueOf(
    await server.next({
      requestId: 'n',
      languageModel: 'tessera-bpe',
      contexts: [[begin, ...golden.ids.slice(0, 12)]],
    }),
  )
  const [fresh] = valueOf(
    await (
      await serverWith('tessera-bpe')
    ).next({ requestId: 'n', languageModel: 'tessera-bpe', contexts: [[begin, ...golden.ids.slice(0, 12)]] }),
  )
  expect(
    Math.max(...Array.from(longer ?? [], (value, id) => Math.abs(value - (fresh?.[id] ?? Number.NaN)))),
  ).toBeLessThan(1e-4)
})

test('a Markov chain has exactly the probabilities that it was made of', async () => {
  // α = 1/4, β = 1/2: after <bos> or B: A 1/8, B 1/2, AA 3/8; after A: B; after AA: A 3/16, B 1/4, AA 9/16.
  const server = await serverWith('markov-quarter-half')
  const [A, B, AA, bos] = [0, 1, 2, 3]
  const rows = valueOf(
    await server.next({
      requestId: 'n',
      languageModel: 'markov-quarter-half',
      contexts: [[bos], [bos, A], [bos, AA], [bos, AA, B]],
    }),
  )
  const shares = rows.map((row) => [A, B, AA].map((id) => Math.exp(row[id] ?? Number.NaN)))
  const expected = [
    [1 / 8, 1 / 2, 3 / 8],
    [0, 1, 0],
    [3 / 16, 1 / 4, 9 / 16],
    [1 / 8, 1 / 2, 3 / 8],
  ]
  for (const [row, values] of expected.entries()) {
    for (const [id, value] of values.entries()) expect(shares[row]?.[id]).toBeCloseTo(value, 6)
  }
})

test('a continuation is told of token by token, with the probability that a scoring gives', async () => {
  const server = await serverWith('tessera-bpe')
  const tokens: ContinuedToken[] = []
  const prompt = { text: 'In the beginning' }
  const request = {
    requestId: 'c',
    languageModel: 'tessera-bpe',
    prompt,
    begin: true,
    sampling: null,
    mostTokens: 8,
    mostBytes: null,
  }
  expect(valueOf(await server.continue(request, (token) => tokens.push(token)))).toEqual({
    reason: 'length',
    after: 'prompt',
  })
  expect(tokens).toHaveLength(8)
  expect(tokens.every(({ rank, bytes }) => rank === 1 && bytes !== null)).toBe(true)
  const { encoding } = valueOf(
    await server.scoreText(
      { requestId: 't', languageModel: 'tessera-bpe', text: prompt.text, options: plain },
      nothing,
    ),
  )
  const ids = Uint32Array.from([...encoding.ids, ...tokens.map(({ id }) => id)])
  const scores = valueOf(
    await server.score({ requestId: 's', languageModel: 'tessera-bpe', ids, options: plain }, nothing),
  )
  for (const [index, { logProbability }] of tokens.entries()) {
    expect(logProbability).toBeCloseTo(scores.logProbability[encoding.ids.length + index] ?? Number.NaN, 3)
  }
})

test('a continuation of so many bytes ends with the token that reaches them, and says after what it began', async () => {
  const server = await serverWith('tessera-bpe')
  const lengths: number[] = []
  const request = { requestId: 'c', languageModel: 'tessera-bpe', begin: true, sampling: null, mostTokens: 40 }
  const answer = await server.continue({ ...request, prompt: { text: '' }, mostBytes: 12 }, ({ bytes }) =>
    lengths.push(bytes?.length ?? 0),
  )
  expect(valueOf(answer)).toEqual({ reason: 'length', after: 'begin' })
  const sum = lengths.reduce((total, length) => total + length, 0)
  expect(sum).toBeGreaterThanOrEqual(12)
  expect(sum - (lengths.at(-1) ?? 0)).toBeLessThan(12)
})

test('a sampled continuation follows from its seed', async () => {
  const server = await serverWith('tessera-byte')
  const sample = async (seed: number): Promise<readonly number[]> => {
    const ids: number[] = []
    const sampling = { temperature: 1, topK: 50, topP: 0.95, seed }
    await server.continue(
      {
        requestId: 'c',
        languageModel: 'tessera-byte',
        prompt: { ids: [40, 41] },
        begin: true,
        sampling,
        mostTokens: 30,
        mostBytes: null,
      },
      ({ id }) => ids.push(id),
    )
    return ids
  }
  const first = await sample(7)
  expect(await sample(7)).toEqual(first)
  expect(await sample(8)).not.toEqual(first)
})

test('a cancelled call says so, and the next one works', async () => {
  const server = await serverWith('tessera-byte')
  const text = 'All human beings are born free. '.repeat(60)
  const seen: number[] = []
  const scoring = server.scoreText(
    { requestId: 'long', languageModel: 'tessera-byte', text, options: plain },
    (done) => {
      seen.push(done)
      if (seen.length === 2) void server.cancel('long')
    },
  )
  expect(await scoring).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
  expect(seen).toHaveLength(2)
  const tokens: ContinuedToken[] = []
  const stopped = server.continue(
    {
      requestId: 'c',
      languageModel: 'tessera-byte',
      prompt: { text: 'a' },
      begin: true,
      sampling: null,
      mostTokens: 500,
      mostBytes: null,
    },
    (token) => {
      tokens.push(token)
      if (tokens.length === 3) void server.cancel('c')
    },
  )
  expect(await stopped).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(tokens).toHaveLength(3)
  expect(
    (await server.scoreText({ requestId: 's', languageModel: 'tessera-byte', text: 'a', options: plain }, nothing)).ok,
  ).toBe(true)
})

test('what is not there is a failure in words', async () => {
  const server = new ScoringServer(localSources)
  const load = (languageModel: string) =>
    server.load({ requestId: 'l', languageModel, settings, device: 'auto', dtype: null, threads: 1 }, nothing)
  expect(await load('tessera-nothing')).toEqual({
    ok: false,
    failure: { code: 'not-a-language-model', values: { what: 'tessera-nothing' } },
  })
  const notLoaded = { ok: false, failure: { code: 'not-loaded', values: { what: 'tessera-bpe' } } }
  expect(
    await server.scoreText({ requestId: 's', languageModel: 'tessera-bpe', text: 'x', options: plain }, nothing),
  ).toEqual(notLoaded)
  expect(await server.describe('tessera-bpe', [1])).toEqual(notLoaded)
})

test('the ids of what was expected have pieces and bytes', async () => {
  const server = await serverWith('tessera-byte')
  const { encoding } = valueOf(
    await server.scoreText({ requestId: 's', languageModel: 'tessera-byte', text: 'é', options: plain }, nothing),
  )
  const described = valueOf(await server.describe('tessera-byte', Array.from(encoding.ids)))
  expect(described.map(({ bytes }) => [...(bytes ?? [])])).toEqual([[0xc3], [0xa9]])
})
