/** Lanes that are read by bytes by a language model over tokens: one reading for all, begun unasked only if it is short, and stopped. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startScoring } from '../../../src/app/effects/scoreText.ts'
import { setOptions } from '../../../src/state/actions/options.ts'
import { allowReading, setLanguageModelStatuses } from '../../../src/state/actions/scoring.ts'
import { setLane } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { isScoringStale, laneScoring, maxReadBytes } from '../../../src/state/scoringSelectors.ts'
import { createStore } from '../../../src/state/store.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import type { ScoringService } from '../../../src/platform/workers/scoring/protocol.ts'
import { createFakeScoring, encodingOf, loadedLanguageModel } from './fakeScoring.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const taken = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const rest = (): void => void vi.advanceTimersByTime(200)
const MODEL = 'tessera-bpe'

function start(text: string, parameters: number | null = 1_000_000) {
  const store = createStore({
    ...defaultComparison(text, null),
    tokenizers: ['gpt2', 'canine'],
    panel: 'probabilities',
  })
  setOptions(store, 'scoring', { reading: 'bytes', reader: MODEL })
  const asked: { readonly kind: string; readonly question: unknown; readonly requestId: string }[] = []
  let answer: (bits: readonly number[]) => void = () => {}
  let step: (done: number) => void = () => {}
  const lab = ((request, onStep) => {
    asked.push(request)
    Reflect.apply(setStep, null, [onStep])
    return new Promise((resolve) => {
      answer = (bits) =>
        void Reflect.apply(resolve, null, [
          succeed({ byByte: Float64Array.from(bits), canonicalBits: 12, canonicalTokens: 2, contexts: 4, runs: 1 }),
        ])
    })
  }) satisfies ScoringService['lab']
  function setStep(next: (done: number) => void): void {
    step = next
  }
  const fake = createFakeScoring(lab)
  const effect = startScoring(store, fake.service)
  setLanguageModelStatuses(store, {
    [MODEL]: { status: 'ready', ...loadedLanguageModel(MODEL, { vocabularySize: 8192, parameters }) },
  })
  const bytes = new TextEncoder().encode(text).length
  const encoded = (lane: string, ends: readonly number[]): void =>
    setLane(store, lane, {
      result: {
        input: { text, options: { addSpecialTokens: false, parseSpecialTokens: false }, detail: 'columns' },
        encoding: {
          tokenCount: ends.length,
          countByKind: [ends.length, 0, 0, 0, 0],
          textBytes: bytes,
          encoding: encodingOf(ends),
          encodeMilliseconds: 0,
        },
        origin: 'live',
      },
    })
  const laneOf = (lane: string) => laneScoring(store.getState(), lane)
  return {
    store,
    effect,
    asked,
    encoded,
    laneOf,
    answer: (bits: readonly number[]) => answer(bits),
    step: (done: number) => step(done),
    ...fake,
  }
}

describe('lanes that are read by bytes', () => {
  it('share one reading, whose bits are added up by their tokens, with what the language model says of its own', async () => {
    const { store, asked, encoded, laneOf, answer, step } = start('abcd')
    encoded('gpt2', [1, 4])
    encoded('canine', [2, 4])
    rest()
    expect(asked.map(({ kind, question }) => [kind, question])).toEqual([
      ['text-by-bytes', { text: 'abcd', begin: true, stride: 32 }],
    ])
    step(3)
    expect(laneOf('gpt2').progress).toEqual({ doneTokens: 3, totalTokens: 4 })
    answer([1, 2, 4, 8])
    await taken()
    expect([...(laneOf('gpt2').result?.surprisalBits ?? [])]).toEqual([1, 14])
    expect([...(laneOf('canine').result?.surprisalBits ?? [])]).toEqual([3, 12])
    expect(laneOf('gpt2').result).toMatchObject({
      method: 'bytes',
      languageModel: MODEL,
      ofText: { bits: 15, canonicalBits: 12, canonicalTokens: 2 },
    })
    expect(isScoringStale(store.getState(), 'gpt2')).toBe(false)
  })

  it('wait for the reader’s word if it takes long, which a larger language model does sooner', () => {
    const text = 'a'.repeat(300)
    const { store, asked, encoded } = start(text, 200_000_000)
    expect(maxReadBytes(store.getState(), MODEL)).toBe(200)
    encoded('gpt2', [300])
    rest()
    expect(asked).toEqual([])
    allowReading(store, MODEL, 299)
    rest()
    expect(asked).toEqual([])
    allowReading(store, MODEL, 300)
    rest()
    expect(asked).toHaveLength(1)
    expect(start(text).asked).toEqual([])
  })

  it('say that they were stopped, are not begun again by themselves, and go on when told', async () => {
    const { store, effect, asked, encoded, laneOf, cancelled, step } = start('abcd')
    encoded('gpt2', [4])
    rest()
    step(1)
    effect.cancel()
    await taken()
    expect(cancelled).toEqual([asked[0]?.requestId])
    expect(laneOf('gpt2')).toMatchObject({ failure: fail('cancelled').failure, progress: null })
    setOptions(store, 'probabilities', { figure: 'rank' })
    rest()
    expect(asked).toHaveLength(1)
    effect.retry()
    expect(asked).toHaveLength(2)
  })
})
