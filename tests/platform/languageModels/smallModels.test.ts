/**
 * Small and odd language models, from the local hub through the worker's service and the scoring of lanes to the figures and
 * the export: every probability is in the table that the graph was made of (`tests/server/tableModels.ts`), so every right
 * value is worked by hand.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { scoresOf } from '../../../src/features/export/gatherTokens.ts'
import { startScoring } from '../../../src/app/effects/scoreText.ts'
import { tokensTable } from '../../../src/core/export/tokensTable.ts'
import { expectedTokens } from '../../../src/features/probabilities/detail/expectedTokens.ts'
import { laneWithScores } from '../../../src/features/probabilities/lanes/useScoredLane.ts'
import { totalsRow } from '../../../src/features/probabilities/totals/totalsRows.ts'
import { loadHubModel } from '../../../src/platform/languageModels/hub/loadHub.ts'
import { setLanguageModelStatuses } from '../../../src/state/actions/scoring.ts'
import { setLane } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { isScoringStale, laneScoring } from '../../../src/state/scoringSelectors.ts'
import { createStore } from '../../../src/state/store.ts'
import { TokenKind, tokenKind } from '../../../src/core/tokenizers/encoding.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { startHubServer, type HubServer } from '../../server/hubServer.ts'
import { localSources } from '../workers/scoringSources.ts'
import { MemoryCaches } from './memoryCaches.ts'
import { openTiny, runtime } from './tinyModel.ts'
import { setOptions } from '../../../src/state/actions/options.ts'
import type { ScoringChoice } from '../../../src/features/probabilities/scoringOptions.ts'

let hub: HubServer
beforeAll(async () => {
  await (await openTiny()).close()
  hub = await startHubServer()
  vi.stubGlobal('caches', new MemoryCaches())
})
afterAll(() => hub.close())

const never = new AbortController().signal
const nothing = (): void => {}
const plain = { addSpecialTokens: false, parseSpecialTokens: false }

/** A language model of the hub, loaded by the worker's service. */
async function open(name: string) {
  const id = `hub:tiny/${name}`
  const settings = { assetsBase: 'https://page.example/', hubAddress: hub.url, hubToken: null }
  const load: typeof loadHubModel = (...request) => loadHubModel(...request)
  const server = new ScoringServer({ ...localSources, hub: { ...localSources.hub, load } })
  const loaded = await server.load(
    { requestId: 'l', languageModel: id, settings, device: 'wasm', dtype: null, threads: 1 },
    nothing,
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  const files = await loadHubModel(id, runtime, {
    assetsBase: settings.assetsBase,
    settings,
    signal: never,
    onFile: nothing,
    dtype: null,
    device: 'wasm',
  })
  const own = files.ok ? await files.value.loadTokenizer() : files
  if (!own.ok) throw new Error(JSON.stringify(own.failure))
  return { id, server, loaded: loaded.value, tokenizer: own.value.tokenizer }
}

/** The one lane of the language model's own tokenizer, scored as the page does it. */
async function scoredLane(name: string, text: string, choice: Partial<ScoringChoice> = {}, options = plain) {
  const { id, server, loaded, tokenizer } = await open(name)
  const store = createStore({
    ...defaultComparison(text, null),
    tokenizers: [id],
    baseline: id,
    panel: 'probabilities',
  })
  setOptions(store, 'scoring', { languageModels: [id], readsOthers: false, ...choice })
  setLanguageModelStatuses(store, { [id]: { status: 'ready', ...loaded } })
  const encoding = tokenizer.encode(text, options)
  const countByKind = [0, 0, 0, 0, 0].map((_, kind) => encoding.kinds.filter((bits) => tokenKind(bits) === kind).length)
  setLane(store, id, {
    result: {
      input: { text, options, detail: 'columns' },
      encoding: {
        tokenCount: encoding.ids.length,
        countByKind,
        textBytes: Buffer.byteLength(text),
        encoding,
        encodeMilliseconds: 0,
      },
      origin: 'live',
    },
  })
  const effect = startScoring(store, server)
  const lane = () => laneScoring(store.getState(), id)
  await expect.poll(() => lane().result !== null || lane().failure !== null).toBe(true)
  effect.stop()
  const state = store.getState()
  const { view, scored } = laneWithScores(id, state.session.lanes[id]?.result ?? null, lane().result)
  const result = state.session.lanes[id]?.result ?? null
  const totals = view === null || scored === null ? null : totalsRow({ reference: id, name, view, scored }, 0.5).figures
  const exported =
    result === null
      ? []
      : [
          ...tokensTable(
            [{ name, reference: id, encoding, tokens: new Map(), scores: scoresOf(state, { reference: id, result }) }],
            (column) => ({ title: column, unit: '', definition: '' }),
          ).rows(),
        ]
  /** Bits to two decimals. */
  const bits = Array.from(scored?.surprisalBits ?? [], (value) => Math.round(value * 100) / 100)
  return { encoding, scored, failure: lane().failure, totals, exported, bits, isStale: isScoringStale(state, id) }
}

describe('a table of eight', () => {
  test('scores abca by its table: 1, 1, 1 and 2 bits, 1.25 a byte', async () => {
    const { bits, totals } = await scoredLane('bigram', 'abca')
    expect(bits).toEqual([1, 1, 1, 2])
    expect(totals?.bits).toBeCloseTo(5, 5)
    expect(totals?.bitsPerByte).toBeCloseTo(1.25, 5)
  })

  test.each([true, false])(
    'with special tokens added the text has the same bits, and the begin token stands once and has no score (begin token chosen: %s)',
    async (begin) => {
      const { encoding, bits, totals, scored } = await scoredLane(
        'bigram',
        'abca',
        { begin },
        { addSpecialTokens: true, parseSpecialTokens: false },
      )
      expect([...encoding.ids]).toEqual([0, 3, 4, 5, 3])
      expect(tokenKind(encoding.kinds[0] ?? 0)).toBe(TokenKind.inserted)
      expect(bits).toEqual([NaN, 1, 1, 1, 2])
      expect(totals?.bits).toBeCloseTo(5, 5)
      expect([totals?.bitsPerByte, totals?.leftOut]).toEqual([expect.closeTo(1.25, 5), 1])
      expect([...(scored?.scores?.contextLength ?? [])]).toEqual([0, 1, 2, 3, 4])
    },
  )

  test('a begin token written in the text is not put in front a second time', async () => {
    const { bits } = await scoredLane('bigram', '<bos>ab', {}, { addSpecialTokens: false, parseSpecialTokens: true })
    expect(bits).toEqual([NaN, 1, 1])
  })

  test('expects eight tokens, no more, that sum to one; entropy 2.25 bits', async () => {
    const { scored } = await scoredLane('bigram', 'ab')
    const scores = scored?.scores ?? null
    if (scores === null) throw new Error('no scores')
    const rows = expectedTokens(scores, 1, 4)
    expect(rows).toHaveLength(8)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(8)
    expect(rows.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6)
    const expected = [1 / 2, 1 / 8, 1 / 8, 1 / 8, 1 / 32, 1 / 32, 1 / 32, 1 / 32]
    for (const [place, { probability }] of rows.entries())
      expect(probability).toBeCloseTo(expected[place] ?? Number.NaN, 6)
    expect(rows.map(({ id }) => id)).toEqual([4, 1, 3, 5, 0, 2, 6, 7])
    expect([scores.rank[1], (scores.entropy[1] ?? 0) / Math.LN2]).toEqual([1, expect.closeTo(2.25, 5)])
  })
})

describe('a probability of 0', () => {
  test('is infinite information: totals say so, and what does not exist then is not a number of another kind', async () => {
    const { bits, totals, exported } = await scoredLane('impossible', 'ac')
    expect(bits).toEqual([1, Infinity])
    expect(totals).toMatchObject({
      bits: Infinity,
      bitsPerByte: Infinity,
      mean: Infinity,
      median: Infinity,
      perplexity: Infinity,
      variance: null,
      localVariance: null,
      leftOut: 0,
    })
    expect(totals).toMatchObject({ minK: -Infinity, minKPlusPlus: -Infinity })
    expect(Object.values(totals ?? {}).some(Number.isNaN)).toBe(false)
    expect(exported.map((row) => row[11])).toEqual([1, Infinity])
  })

  test('nothing that can follow at all is a failure in words', async () => {
    const { failure, scored } = await scoredLane('impossible', 'abc')
    expect(scored).toBeNull()
    expect(failure?.code).toBe('session-failed')
  })
})

describe.each(['small', 'unstated'])('an entry of the tokenizer without a logit (%s)', (name) => {
  test('has no probability, nor has what follows it; what is before it is scored', async () => {
    const last = await scoredLane(name, 'ab<x>')
    expect(last.bits).toEqual([1, 1, NaN])
    expect(last.scored?.scores?.beyond).toEqual({ token: 2, id: 6, logits: 6 })
    expect(last.totals).toMatchObject({ bits: expect.closeTo(2, 5), leftOut: 1, bitsPerByte: expect.closeTo(1, 5) })
    const middle = await scoredLane(name, 'a<x>b')
    expect(middle.bits).toEqual([1, NaN, NaN])
    expect(middle.scored?.scores?.beyond).toEqual({ token: 1, id: 6, logits: 6 })
    expect(middle.failure).toBeNull()
    const first = await scoredLane(name, '<x>b')
    expect(first.totals).toMatchObject({ bits: null, bitsPerByte: null, leftOut: 2 })
  })

  test('is not fed to continue a text, nor to ask what follows it', async () => {
    const { id, server } = await open(name)
    const beyond = {
      ok: false,
      failure: { code: 'id-beyond-logits', values: { what: `tiny/${name}`, count: 6, at: 5, other: 6 } },
    }
    expect(
      await server.continue(
        {
          requestId: 'c',
          languageModel: id,
          prompt: { text: 'a<x>' },
          begin: true,
          sampling: null,
          mostTokens: 3,
          mostBytes: null,
        },
        nothing,
      ),
    ).toEqual(beyond)
    expect(await server.next({ requestId: 'n', languageModel: id, contexts: [[3], [0, 6]] })).toEqual(beyond)
  })
})

describe('a language model without a begin token', () => {
  test('has scores that are of the present choice, and are exported', async () => {
    const { bits, isStale, totals, exported } = await scoredLane('nobos', 'ab')
    expect(bits).toEqual([NaN, 1])
    expect(isStale).toBe(false)
    expect(totals).toMatchObject({ bits: expect.closeTo(1, 5), bitsPerByte: expect.closeTo(1, 5), leftOut: 1 })
    expect(exported.map((row) => row[11])).toEqual([null, expect.closeTo(1, 5)])
  })

  test('has no figure for one token alone', async () => {
    const { bits, totals } = await scoredLane('nobos', 'a')
    expect(bits).toEqual([NaN])
    expect(totals).toMatchObject({
      bits: null,
      bitsPerByte: null,
      bitsPerGrapheme: null,
      mean: null,
      perplexity: null,
      leftOut: 1,
    })
  })

  test('continues nothing after its end token, and says so', async () => {
    const { id, server } = await open('nobos')
    const request = { requestId: 'c', languageModel: id, begin: true, sampling: null, mostTokens: 3, mostBytes: null }
    expect(await server.continue({ ...request, prompt: { text: '' } }, nothing)).toMatchObject({
      ok: true,
      value: { after: 'end' },
    })
    expect(await server.continue({ ...request, prompt: { text: 'a' } }, nothing)).toMatchObject({
      ok: true,
      value: { after: 'prompt' },
    })
    const other = await open('bigram')
    expect(
      await other.server.continue({ ...request, languageModel: other.id, prompt: { text: '' } }, nothing),
    ).toMatchObject({
      ok: true,
      value: { after: 'begin' },
    })
  })
})

test('a context of four tokens: windows of two, each token with the bits of the table', async () => {
  // A token depends on the one before it alone, so any window gives it the same.
  const { bits, scored } = await scoredLane('short', 'abcabc')
  expect(bits).toEqual([1, 1, 1, 2, 1, 1])
  expect(Math.max(...(scored?.scores?.contextLength ?? []))).toBe(4)
})
