import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as actions from '../../src/state/actions/comparison.ts'
import { setLane } from '../../src/state/actions/session.ts'
import { hoverToken, pinToken } from '../../src/state/actions/view.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { isLaneStale, litToken, ratioToBaseline } from '../../src/state/selectors.ts'
import { createStore } from '../../src/state/store.ts'
import { setOptions } from '../../src/state/actions/options.ts'

const references = ['gpt2', 'byt5', 'canine', 'o200k_base']

function start() {
  return createStore({ ...defaultComparison('text', 'prose'), tokenizers: references, baseline: 'gpt2' })
}

function result(text: string, tokenCount: number) {
  return {
    input: { text, options: { addSpecialTokens: false, parseSpecialTokens: false }, detail: 'columns' as const },
    encoding: {
      tokenCount,
      countByKind: [tokenCount, 0, 0, 0, 0],
      textBytes: 4,
      encoding: null,
      encodeMilliseconds: 0,
    },
    origin: 'live' as const,
  }
}

describe('the comparison', () => {
  it('stays whole under any actions: no repeats, a baseline that is a lane, rulers only of lanes', () => {
    const reference = fc.constantFrom(...references, 'qwen3')
    const step = fc.oneof(
      fc.record({ type: fc.constantFrom('add', 'remove', 'baseline', 'ruler'), of: reference }),
      fc.record({ type: fc.constant('move'), of: reference, over: reference }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const store = start()
        for (const one of steps) {
          if ('over' in one) actions.moveTokenizer(store, one.of, one.over)
          else if (one.type === 'add') actions.addTokenizer(store, one.of)
          else if (one.type === 'remove') actions.removeTokenizer(store, one.of)
          else if (one.type === 'baseline') actions.setBaseline(store, one.of)
          else if (store.getState().comparison.tokenizers.includes(one.of)) actions.toggleRuler(store, one.of)
        }
        const { tokenizers, baseline, compare } = store.getState().comparison
        expect(new Set(tokenizers).size).toBe(tokenizers.length)
        expect(baseline === null ? tokenizers.length === 0 : tokenizers.includes(baseline)).toBe(true)
        expect(compare.rulers.every((ruler) => tokenizers.includes(ruler))).toBe(true)
      }),
    )
  })

  it('sorts lanes by their tokens, the fewest first, then the most first; those without a count stay last', () => {
    const store = start()
    for (const [reference, count] of [
      ['gpt2', 7],
      ['byt5', 9],
      ['canine', 5],
    ] as const)
      setLane(store, reference, { result: result('text', count) })
    actions.sortTokenizers(store)
    expect(store.getState().comparison.tokenizers).toEqual(['canine', 'gpt2', 'byt5', 'o200k_base'])
    actions.sortTokenizers(store)
    expect(store.getState().comparison.tokenizers).toEqual(['byt5', 'gpt2', 'canine', 'o200k_base'])
    actions.sortTokenizers(store)
    expect(store.getState().comparison.tokenizers).toEqual(['canine', 'gpt2', 'byt5', 'o200k_base'])
  })

  it.each([
    ['gpt2', 'canine', ['byt5', 'canine', 'gpt2', 'o200k_base']],
    ['o200k_base', 'byt5', ['gpt2', 'o200k_base', 'byt5', 'canine']],
    ['byt5', 'byt5', references],
    ['qwen3', 'byt5', references],
  ])('moves %s to the place of %s', (reference, over, order) => {
    const store = start()
    actions.moveTokenizer(store, reference, over)
    expect(store.getState().comparison.tokenizers).toEqual(order)
  })

  it('keeps a text as it is, and forgets the sample and what was pinned when it is edited', () => {
    const store = start()
    pinToken(store, { lane: 'gpt2', tokenIndex: 0, startByte: 0, endByte: 4 })
    actions.setText(store, ' \r\n\ufefftext\u0301 \ud800')
    expect(store.getState().comparison).toMatchObject({ text: ' \r\n\ufefftext\u0301 \ud800', sampleId: null })
    expect(litToken(store.getState())).toBeNull()
  })
})

describe('readings of the state', () => {
  it('take the ratio to the baseline only between results of the same text', () => {
    const store = start()
    setLane(store, 'gpt2', { result: result('text', 4) })
    setLane(store, 'byt5', { result: result('text', 6) })
    expect(ratioToBaseline(store.getState(), 'byt5')).toBe(1.5)
    expect(ratioToBaseline(store.getState(), 'gpt2')).toBe(1)
    expect(ratioToBaseline(store.getState(), 'canine')).toBeNull()
    setLane(store, 'byt5', { result: result('texts', 7) })
    expect(ratioToBaseline(store.getState(), 'byt5')).toBeNull()
    setLane(store, 'gpt2', { result: result('texts', 0) })
    expect(ratioToBaseline(store.getState(), 'byt5')).toBeNull()
  })

  it('call a lane stale when its text or its options are not those on the screen', () => {
    const store = start()
    setLane(store, 'gpt2', { result: result('text', 4) })
    expect(isLaneStale(store.getState(), 'gpt2')).toBe(false)
    setOptions(store, 'compare', { addSpecialTokens: true })
    expect(isLaneStale(store.getState(), 'gpt2')).toBe(true)
    setOptions(store, 'compare', { addSpecialTokens: false, ids: true })
    expect(isLaneStale(store.getState(), 'gpt2')).toBe(false)
  })

  it('light the token pointed at before the pinned one', () => {
    const store = start()
    const pinned = { lane: 'gpt2', tokenIndex: 0, startByte: 0, endByte: 4 }
    const hover = { lane: 'byt5', tokenIndex: 2, startByte: 2, endByte: 3 }
    pinToken(store, pinned)
    expect(litToken(store.getState())).toBe(pinned)
    hoverToken(store, hover)
    hoverToken(store, { ...hover })
    expect(litToken(store.getState())).toBe(hover)
    hoverToken(store, null)
    expect(litToken(store.getState())).toBe(pinned)
  })
})
