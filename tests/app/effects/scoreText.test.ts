/** What is scored, when and by what; what a change stops; what a late answer may not do. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SCORING_LIMIT_BYTES, startScoring } from '../../../src/app/effects/scoreText.ts'
import { setPanel, setText } from '../../../src/state/actions/comparison.ts'
import { setLanguageModelStatuses } from '../../../src/state/actions/scoring.ts'
import { setLane } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import {
  isScoringStale,
  laneScoring,
  planOfLane,
  languageModelStatus,
  takesIdsOf,
} from '../../../src/state/scoringSelectors.ts'
import { createStore } from '../../../src/state/store.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import { createFakeScoring, encodingOf, loadedLanguageModel, scoresOf } from './fakeScoring.ts'
import { setOptions } from '../../../src/state/actions/options.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Lets what was promised happen. */
const taken = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const rest = (): void => void vi.advanceTimersByTime(200)

function start(text = 'abcd', lanes: readonly string[] = ['tessera-bpe', 'gpt2']) {
  const store = createStore({
    ...defaultComparison(text, null),
    tokenizers: lanes,
    baseline: lanes[0] ?? null,
    panel: 'probabilities',
  })
  setOptions(store, 'scoring', {
    languageModels: ['tessera-bpe'],
    readsOthers: true,
    pairing: 'chosen',
    reading: 'own',
  })
  const fake = createFakeScoring()
  const effect = startScoring(store, fake.service)
  const ready = (languageModel: string, changes = {}) =>
    setLanguageModelStatuses(store, {
      [languageModel]: { status: 'ready', ...loadedLanguageModel(languageModel, changes) },
    })
  const encoded = (lane: string, ends: readonly number[], textBytes = ends.at(-1) ?? 0) =>
    setLane(store, lane, {
      result: {
        input: {
          text: store.getState().comparison.text,
          options: { addSpecialTokens: false, parseSpecialTokens: false },
          detail: 'columns',
        },
        encoding: {
          tokenCount: ends.length,
          countByKind: [ends.length, 0, 0, 0, 0],
          textBytes,
          encoding: encodingOf(ends),
          encodeMilliseconds: 0,
        },
        origin: 'live',
      },
    })
  const bitsOf = (lane: string) =>
    Array.from(laneScoring(store.getState(), lane).result?.surprisalBits ?? [], (bits) => Math.round(bits * 100) / 100)
  return { store, effect, ready, encoded, bitsOf, ...fake }
}

const bytes = succeed({ encoding: encodingOf([1, 2, 3, 4]), scores: scoresOf([1, 2, 3, 4]) })

describe('the scoring of lanes', () => {
  it('scores a lane by its own language model, the others by the bytes, once for all of them', async () => {
    const { store, ready, encoded, bitsOf, scores, texts } = start('abcd', ['tessera-bpe', 'gpt2', 'canine'])
    ready('tessera-bpe')
    ready('tessera-byte')
    encoded('tessera-bpe', [2, 4])
    encoded('gpt2', [1, 4])
    encoded('canine', [1, 2, 3, 4])
    rest()
    expect(scores.map(({ request }) => [request.languageModel, [...request.ids], request.options])).toEqual([
      ['tessera-bpe', [0, 1], { begin: true, topK: 20, stride: 32 }],
    ])
    expect(texts.map(({ request }) => [request.languageModel, request.text])).toEqual([['tessera-byte', 'abcd']])
    await scores[0]?.answer(succeed(scoresOf([3, 5])))
    await texts[0]?.answer(bytes)
    expect([bitsOf('tessera-bpe'), bitsOf('gpt2'), bitsOf('canine')]).toEqual([
      [3, 5],
      [1, 9],
      [1, 2, 3, 4],
    ])
    expect(laneScoring(store.getState(), 'tessera-bpe').result).toMatchObject({
      method: 'paired',
      languageModel: 'tessera-bpe',
      begin: true,
      origin: 'live',
    })
    expect(laneScoring(store.getState(), 'gpt2').result).toMatchObject({
      method: 'bytes',
      languageModel: 'tessera-byte',
      scores: null,
      ofText: { bits: expect.closeTo(10, 5), unscoredBytes: new Uint32Array() },
    })
    expect(isScoringStale(store.getState(), 'gpt2')).toBe(false)
  })

  it('does nothing while no panel that scores is open, and stops when it is left', async () => {
    const { store, ready, encoded, scores, cancelled } = start()
    ready('tessera-bpe')
    setPanel(store, 'compare')
    encoded('tessera-bpe', [4])
    rest()
    expect(scores).toEqual([])
    setPanel(store, 'probabilities')
    rest()
    expect(scores).toHaveLength(1)
    setPanel(store, 'compare')
    rest()
    await taken()
    expect(cancelled).toEqual([scores[0]?.request.requestId])
  })

  it('stops at a keystroke, waits for a rest, and never lets a late answer in', async () => {
    const { store, ready, encoded, bitsOf, scores, cancelled } = start()
    ready('tessera-bpe')
    encoded('tessera-bpe', [2, 4])
    rest()
    setText(store, 'abcde')
    await taken()
    expect(cancelled).toEqual([scores[0]?.request.requestId])
    encoded('tessera-bpe', [5])
    vi.advanceTimersByTime(50)
    setText(store, 'abcdef')
    encoded('tessera-bpe', [6])
    expect(scores).toHaveLength(1)
    rest()
    expect(scores).toHaveLength(2)
    await scores[1]?.answer(succeed(scoresOf([7])))
    await scores[0]?.answer(succeed(scoresOf([1, 1])))
    expect(bitsOf('tessera-bpe')).toEqual([7])
  })

  it('asks once for the same ids, also when a text comes back', async () => {
    const { store, ready, encoded, bitsOf, scores } = start()
    ready('tessera-bpe')
    encoded('tessera-bpe', [2, 4])
    rest()
    await scores[0]?.answer(succeed(scoresOf([3, 5])))
    setText(store, 'abcde')
    encoded('tessera-bpe', [2, 4, 5])
    rest()
    await scores[1]?.answer(succeed(scoresOf([3, 5, 1])))
    setText(store, 'abcd')
    encoded('tessera-bpe', [2, 4])
    rest()
    await taken()
    expect(scores).toHaveLength(2)
    expect(bitsOf('tessera-bpe')).toEqual([3, 5])
    setOptions(store, 'scoring', { begin: false })
    rest()
    expect(scores[2]?.request.options.begin).toBe(false)
  })

  it('tells how far it is, and nothing behind the answer', async () => {
    const { store, ready, encoded, scores } = start()
    ready('tessera-bpe')
    encoded('tessera-bpe', [2, 4])
    rest()
    scores[0]?.progress(1, 2)
    expect(laneScoring(store.getState(), 'tessera-bpe').progress).toEqual({ doneTokens: 1, totalTokens: 2 })
    await scores[0]?.answer(succeed(scoresOf([3, 5])))
    scores[0]?.progress(2, 2)
    expect(laneScoring(store.getState(), 'tessera-bpe').progress).toBeNull()
  })

  it('takes off what a second language model finds: by token with the same tokenizer, else between shared boundaries', async () => {
    const { store, ready, encoded, scores, texts } = start('abcd', ['tessera-bpe'])
    ready('tessera-bpe')
    ready('twin', { tokenizer: 'twin', sameTokenizers: ['tessera-bpe'] })
    ready('tessera-byte')
    setOptions(store, 'scoring', { excess: 'twin' })
    encoded('tessera-bpe', [2, 4])
    rest()
    await scores[0]?.answer(succeed(scoresOf([3, 5])))
    expect(laneScoring(store.getState(), 'tessera-bpe').result?.excess).toBeNull()
    await scores[1]?.answer(succeed(scoresOf([1, 6])))
    const byToken = laneScoring(store.getState(), 'tessera-bpe').result?.excess
    expect(byToken?.languageModel).toBe('twin')
    expect(Array.from(byToken?.bits ?? [], Math.round)).toEqual([2, -1])
    setOptions(store, 'scoring', { excess: 'tessera-byte' })
    rest()
    await taken()
    await texts[0]?.answer(bytes)
    const byStretch = laneScoring(store.getState(), 'tessera-bpe').result?.excess
    expect(Array.from(byStretch?.bits ?? [], Math.round)).toEqual([3 - 3, 5 - 7])
  })

  it('fails a lane alone, scores it again when told to, and refuses what would take minutes', async () => {
    const { store, effect, ready, encoded, scores } = start()
    ready('tessera-bpe')
    encoded('tessera-bpe', [2, 4])
    rest()
    await scores[0]?.answer(fail('session-failed', { detail: 'x' }))
    expect(laneScoring(store.getState(), 'tessera-bpe').failure?.code).toBe('session-failed')
    effect.retry()
    expect(scores).toHaveLength(2)
    expect(laneScoring(store.getState(), 'tessera-bpe').failure).toBeNull()
    encoded('tessera-bpe', [1, 4], SCORING_LIMIT_BYTES + 1)
    rest()
    expect(laneScoring(store.getState(), 'tessera-bpe').failure?.code).toBe('too-large')
    expect(scores).toHaveLength(2)
  })

  it('has language models loaded again when the worker stopped, but not for ever', async () => {
    const { store, ready, encoded, scores } = start('abcd', ['tessera-bpe'])
    const statusOf = (languageModel: string) => languageModelStatus(store.getState(), languageModel).status
    ready('tessera-bpe')
    ready('tessera-byte')
    encoded('tessera-bpe', [2, 4])
    rest()
    await scores[0]?.answer(fail('scoring-stopped'))
    expect([statusOf('tessera-bpe'), statusOf('tessera-byte')]).toEqual(['idle', 'idle'])
    ready('tessera-bpe')
    rest()
    expect(scores).toHaveLength(2)
    await scores[1]?.answer(fail('scoring-stopped'))
    expect(statusOf('tessera-bpe')).toBe('failed')
  })

  it('scores again where the language model moved to another device', async () => {
    const { store, ready, encoded, scores } = start('abcd', ['tessera-bpe'])
    setLanguageModelStatuses(store, {
      'tessera-bpe': { status: 'ready', ...loadedLanguageModel('tessera-bpe'), device: { kind: 'webgpu' } },
    })
    encoded('tessera-bpe', [2, 4])
    rest()
    await scores[0]?.answer(succeed(scoresOf([3, 5])))
    ready('tessera-bpe')
    rest()
    expect(scores).toHaveLength(2)
  })
})

describe('how a lane is scored', () => {
  it('is by the first language model that takes its ids, else by the bytes, else not at all', () => {
    const { store, ready } = start()
    const plan = (lane: string) => planOfLane(store.getState(), lane)
    expect(plan('tessera-bpe')).toEqual({ method: 'paired', languageModel: 'tessera-bpe' })
    expect(plan('gpt2')).toEqual({ method: 'bytes', languageModel: 'tessera-byte' })
    setOptions(store, 'scoring', { readsOthers: false, languageModels: ['tessera-bpe', 'hub:Xenova/gpt2'] })
    expect(plan('gpt2')).toBeNull()
    expect(plan('hub:Xenova/gpt2')).toEqual({ method: 'paired', languageModel: 'hub:Xenova/gpt2' })
    ready('hub:Xenova/gpt2', { sameTokenizers: ['gpt2'] })
    expect(plan('gpt2')).toEqual({ method: 'paired', languageModel: 'hub:Xenova/gpt2' })
    setOptions(store, 'scoring', { reading: 'bytes' })
    expect(plan('tessera-bpe')).toEqual({ method: 'bytes', languageModel: 'tessera-byte' })
    expect(takesIdsOf(store.getState(), 'tessera-bpe', 'tessera-byte')).toBe(false)
  })
})
