import { describe, expect, it } from 'vitest'
import { startEncoding, type EncodingParts } from '../../../../src/app/effects/encoding/encodeText.ts'
import { COLUMNS_LIMIT_BYTES, COUNTS_LIMIT_BYTES, textTreatment } from '../../../../src/core/text/textLimits.ts'
import { addTokenizer, removeTokenizer, setText } from '../../../../src/state/actions/comparison.ts'
import { setTokenizerStatus } from '../../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../../src/state/comparison.ts'
import {
  areFiguresStale,
  isLaneStale,
  laneFigures,
  laneState,
  tokenizerStatus,
} from '../../../../src/state/selectors.ts'
import { createStore } from '../../../../src/state/store.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { fail, succeed } from '../../../../src/core/tokenizers/failure.ts'
import { createSharedCounts, writeCounts } from '../../../../src/platform/workers/tokenization/sharedCounts.ts'
import type { Outcome } from '../../../../src/core/tokenizers/failure.ts'
import { createFakeService, lengthEncoding } from '../fakeService.ts'
import type { PendingEncode } from '../fakeService.ts'
import { setOptions } from '../../../../src/state/actions/options.ts'

function start(text = 'one', parts: EncodingParts = {}) {
  const store = createStore({ ...defaultComparison(text, null), tokenizers: ['byt5', 'canine'], baseline: 'byt5' })
  const fake = createFakeService()
  const effect = startEncoding(store, fake.service, parts)
  const ready = (reference: string) => {
    const card = findCard(reference)?.card
    if (card === undefined) throw new Error(`no card ${reference}`)
    setTokenizerStatus(store, reference, { status: 'ready', card, incremental: true })
  }
  const count = (reference: string) => laneState(store.getState(), reference).result?.encoding.tokenCount ?? null
  return { store, effect, ready, count, ...fake }
}

function emitResults(pending: PendingEncode | undefined): void {
  if (pending === undefined) throw new Error('nothing was asked')
  pending.emit(
    ...pending.request.lanes.map(
      (lane) => ({ type: 'result', lane, result: lengthEncoding(pending.request.text) }) as const,
    ),
  )
}

describe('the encode effect', () => {
  it('asks for a lane as soon as its tokenizer is ready, and not before', () => {
    const { encodes, ready } = start()
    expect(encodes).toEqual([])
    ready('canine')
    expect(encodes.map(({ request }) => request.lanes)).toEqual([['canine']])
    ready('byt5')
    expect(encodes.map(({ request }) => request.lanes)).toEqual([['canine'], ['byt5']])
  })

  it('sends each change at once, for all lanes in their order, and cancels the request before', () => {
    const { store, encodes, cancelled, ready } = start()
    ready('canine')
    ready('byt5')
    setText(store, 'one two')
    expect(encodes.at(-1)?.request).toMatchObject({ text: 'one two', lanes: ['byt5', 'canine'], detail: 'columns' })
    expect(cancelled).toEqual(encodes.slice(0, 2).map(({ request }) => request.requestId))
  })

  it('never lets a late answer overwrite a newer one', () => {
    const { store, encodes, ready, count } = start()
    ready('byt5')
    setText(store, 'one t')
    setText(store, 'one two')
    emitResults(encodes[2])
    expect(count('byt5')).toBe(7)
    emitResults(encodes[1])
    emitResults(encodes[0])
    expect(count('byt5')).toBe(7)
    expect(isLaneStale(store.getState(), 'byt5')).toBe(false)
  })

  it('shows counts in the next frame that are there before their result, until that comes', () => {
    const shared = createSharedCounts({ crossOriginIsolated: true, SharedArrayBuffer })
    if (shared === null) throw new Error('no memory is shared here')
    const waiting: (() => void)[] = []
    const { store, encodes, ready, count } = start('one', {
      frames: { shared, beforeFrame: (callback) => waiting.push(callback) },
    })
    const figures = () => laneFigures(store.getState(), 'byt5')
    const frame = (): void => {
      for (const callback of waiting.splice(0)) callback()
    }
    ready('byt5')
    emitResults(encodes[0])
    setText(store, 'one t')
    setText(store, 'one two')
    const { countsSlot: asked } = encodes[2]?.request ?? {}
    if (asked == null) throw new Error('no slot was given')
    writeCounts(asked, [{ tokenCount: 7, textBytes: 7, countByKind: [7, 0, 0, 0, 0] }])
    expect(figures()?.counts.tokenCount).toBe(3)
    frame()
    expect(figures()).toMatchObject({ input: { text: 'one two' }, counts: { tokenCount: 7, textBytes: 7 } })
    expect([areFiguresStale(store.getState(), 'byt5'), isLaneStale(store.getState(), 'byt5')]).toEqual([false, true])
    emitResults(encodes[1])
    expect([count('byt5'), figures()?.counts.tokenCount]).toEqual([5, 7])
    emitResults(encodes[2])
    expect(laneState(store.getState(), 'byt5')).toMatchObject({ early: null, result: { input: { text: 'one two' } } })
    frame()
    expect(waiting).toEqual([])
  })

  it('forgets a lane that is removed, takes no late answer for it, and asks again when it is back', () => {
    const { store, encodes, ready, count } = start()
    ready('byt5')
    ready('canine')
    emitResults(encodes[0])
    removeTokenizer(store, 'byt5')
    removeTokenizer(store, 'canine')
    emitResults(encodes[1])
    expect(store.getState().session.lanes).toEqual({})
    addTokenizer(store, 'byt5')
    expect(encodes.at(-1)?.request).toMatchObject({ text: 'one', lanes: ['byt5'] })
    expect(count('byt5')).toBeNull()
    emitResults(encodes.at(-1))
    expect(count('byt5')).toBe(3)
  })

  it('begins with an expected text, and asks nothing more when it comes', () => {
    const { store, effect, encodes, ready, count } = start()
    ready('byt5')
    effect.expect('one two')
    expect(encodes.map(({ request }) => request.text)).toEqual(['one', 'one two'])
    setText(store, 'one two')
    expect(encodes.length).toBe(2)
    emitResults(encodes[1])
    expect(count('byt5')).toBe(7)
    expect(isLaneStale(store.getState(), 'byt5')).toBe(false)
  })

  it('takes an expectation back where another text comes, or none', async () => {
    const { store, effect, encodes, cancelled, ready, count } = start()
    ready('byt5')
    effect.expect('one t')
    setText(store, 'one two')
    expect(encodes.map(({ request }) => request.text)).toEqual(['one', 'one t', 'one two'])
    expect(cancelled).toEqual(encodes.slice(0, 2).map(({ request }) => request.requestId))
    effect.expect('one two three')
    emitResults(encodes[3])
    expect(isLaneStale(store.getState(), 'byt5')).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(encodes.at(-1)?.request.text).toBe('one two')
    emitResults(encodes.at(-1))
    expect(count('byt5')).toBe(7)
    expect(isLaneStale(store.getState(), 'byt5')).toBe(false)
  })

  it('shows an answer to an older text, marked stale, while there is no newer one', () => {
    const { store, encodes, ready, count } = start()
    ready('byt5')
    setText(store, 'one two')
    expect(count('byt5')).toBeNull()
    emitResults(encodes[0])
    expect(count('byt5')).toBe(3)
    expect(isLaneStale(store.getState(), 'byt5')).toBe(true)
  })

  it('asks again when an option of the encoding changes, but not for an option of the drawing', () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    setOptions(store, 'compare', { whitespace: true, ids: true })
    expect(encodes.length).toBe(1)
    setOptions(store, 'compare', { parseSpecialTokens: true })
    expect(encodes.map(({ request }) => request.options.parseSpecialTokens)).toEqual([false, true])
  })

  it('asks for one lane more when one is added', () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    ready('gpt2')
    addTokenizer(store, 'gpt2')
    expect(encodes.map(({ request }) => request.lanes)).toEqual([['byt5'], ['gpt2']])
  })

  it('is running until every lane has ended', async () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    ready('canine')
    expect(store.getState().session.encoding).toBe('running')
    await encodes[0]?.answer(succeed(null))
    expect(store.getState().session.encoding).toBe('running')
    await encodes[1]?.answer(succeed(null))
    expect(store.getState().session.encoding).toBe('idle')
  })

  it('keeps what has arrived when the reader cancels, and goes on when told to', () => {
    const { store, effect, encodes, ready, count } = start()
    ready('byt5')
    ready('canine')
    emitResults(encodes[0])
    effect.cancel()
    encodes[1]?.emit({ type: 'failure', lane: 'canine', failure: { code: 'cancelled', values: {} } })
    expect(store.getState().session.encoding).toBe('cancelled')
    expect(laneState(store.getState(), 'canine').failure).toBeNull()
    expect(count('byt5')).toBe(3)
    effect.restart()
    expect(encodes.at(-1)?.request.lanes).toEqual(['canine'])
  })

  it('fails a lane alone, and every lane without a result when the whole request fails', async () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    ready('canine')
    encodes[0]?.emit({ type: 'failure', lane: 'byt5', failure: { code: 'internal', values: {} } })
    await encodes[1]?.answer(fail('worker-stopped'))
    expect(laneState(store.getState(), 'byt5').failure?.code).toBe('internal')
    expect(laneState(store.getState(), 'canine').failure?.code).toBe('worker-stopped')
  })

  it('counts long texts, keeps longer ones, and does not encode those', () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    setText(store, 'a'.repeat(COLUMNS_LIMIT_BYTES + 1))
    expect(encodes.at(-1)?.request.detail).toBe('counts')
    setText(store, 'a'.repeat(COUNTS_LIMIT_BYTES + 1))
    expect(encodes.length).toBe(2)
    expect(store.getState().comparison.text.length).toBe(COUNTS_LIMIT_BYTES + 1)
    expect(store.getState().session.encoding).toBe('idle')
  })

  it('shows lanes that come together in one change', () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    ready('canine')
    setText(store, 'one two')
    let changes = 0
    store.subscribe((state, before) => {
      if (state.session.lanes !== before.session.lanes) changes += 1
    })
    emitResults(encodes.at(-1))
    expect(changes).toBe(1)
  })

  it('loads tokenizers again when the worker stopped, then asks lane by lane, and fails only the one that stops it', async () => {
    const { store, encodes, ready, count } = start()
    const statusOf = (reference: string) => tokenizerStatus(store.getState(), reference).status
    ready('byt5')
    ready('canine')
    setText(store, 'one two')
    const answer = async (outcome: Outcome<null>) => encodes.at(-1)?.answer(outcome)
    expect(encodes.at(-1)?.request.lanes).toEqual(['byt5', 'canine'])
    await answer(fail('worker-stopped'))
    expect(['byt5', 'canine'].map(statusOf)).toEqual(['idle', 'idle'])
    ready('byt5')
    ready('canine')
    expect(encodes.at(-1)?.request.lanes).toEqual(['byt5'])
    await answer(fail('worker-stopped'))
    expect(['byt5', 'canine'].map(statusOf)).toEqual(['failed', 'idle'])
    ready('canine')
    expect(encodes.at(-1)?.request.lanes).toEqual(['canine'])
    emitResults(encodes.at(-1))
    await answer(succeed(null))
    expect(count('canine')).toBe(7)
    expect(['byt5', 'canine'].map(statusOf)).toEqual(['failed', 'ready'])
    expect(store.getState().session.encoding).toBe('idle')
    const { length } = encodes
    setText(store, 'another text')
    expect(encodes.slice(length).map(({ request }) => request.lanes)).toEqual([['canine']])
  })

  it('goes on lane by lane where no lane alone stops the worker, and together at the next text', async () => {
    const { store, encodes, ready } = start()
    ready('byt5')
    ready('canine')
    setText(store, 'one two')
    await encodes.at(-1)?.answer(fail('worker-stopped'))
    ready('byt5')
    ready('canine')
    const lanesOf = () => encodes.slice(3).map(({ request }) => request.lanes)
    expect(lanesOf()).toEqual([['byt5']])
    await encodes.at(-1)?.answer(succeed(null))
    expect(lanesOf()).toEqual([['byt5'], ['canine']])
    await encodes.at(-1)?.answer(succeed(null))
    expect(store.getState().session.encoding).toBe('idle')
    setText(store, 'one three')
    expect(lanesOf().at(-1)).toEqual(['byt5', 'canine'])
  })
})

describe('text limits', () => {
  it('are in bytes of UTF-8', () => {
    expect(textTreatment('က'.repeat(COLUMNS_LIMIT_BYTES / 3))).toBe('columns')
    expect(textTreatment('က'.repeat(COLUMNS_LIMIT_BYTES / 3 + 1))).toBe('counts')
    expect(textTreatment('a'.repeat(COLUMNS_LIMIT_BYTES))).toBe('columns')
    expect(textTreatment('က'.repeat(COUNTS_LIMIT_BYTES / 3 + 1))).toBe('kept')
    expect(textTreatment('a'.repeat(COUNTS_LIMIT_BYTES))).toBe('counts')
  })
})
