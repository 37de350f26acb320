/** Which lanes are asked for which text. */
import { expect, test } from 'vitest'
import { createLaneSchedule } from '../../../../src/app/effects/encoding/laneSchedule.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { COLUMNS_LIMIT_BYTES, COUNTS_LIMIT_BYTES } from '../../../../src/core/text/textLimits.ts'
import type { TokenizerStatus } from '../../../../src/state/session.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const lanes = ['a', 'b', 'c']

function ready(): TokenizerStatus {
  const card = findCard('byt5')?.card
  if (card === undefined) throw new Error('no card byt5')
  return { status: 'ready', card, incremental: true }
}

function start(notReady: Readonly<Record<string, TokenizerStatus>> = {}) {
  const statuses = new Map<string, TokenizerStatus>([
    ...lanes.map((lane): [string, TokenizerStatus] => [lane, ready()]),
    ...Object.entries(notReady),
  ])
  const schedule = createLaneSchedule()
  const ask = (limit = Infinity) => schedule.ask(lanes, (lane) => statuses.get(lane) ?? { status: 'idle' }, limit)
  return { schedule, statuses, ask }
}

test('a text is taken once, until its text or an option of its encoding is another', () => {
  const { schedule } = start()
  expect(schedule.input()).toBeNull()
  expect(schedule.take('one', plain)).toBe(true)
  const input = schedule.input()
  expect(input).toEqual({ text: 'one', options: plain, detail: 'columns' })
  expect(schedule.take('one', { ...plain })).toBe(false)
  expect(schedule.input()).toBe(input)
  expect(schedule.take('one', { ...plain, parseSpecialTokens: true })).toBe(true)
  expect(schedule.take('one', { ...plain, addSpecialTokens: true })).toBe(true)
  expect(schedule.take('two', { ...plain, addSpecialTokens: true })).toBe(true)
})

test('a long text is counted, a longer one is not encoded, and is taken once like others', () => {
  const { schedule } = start()
  schedule.take('a'.repeat(COLUMNS_LIMIT_BYTES + 1), plain)
  expect(schedule.input()?.detail).toBe('counts')
  const longer = 'a'.repeat(COUNTS_LIMIT_BYTES + 1)
  expect(schedule.take(longer, plain)).toBe(true)
  expect(schedule.input()).toBeNull()
  expect(schedule.take(longer, plain)).toBe(false)
})

test('each lane is asked once for a text, when it is ready, in the order of the lanes', () => {
  const { schedule, statuses, ask } = start({ b: { status: 'loading', progress: null } })
  schedule.take('one', plain)
  expect(ask()).toEqual(['a', 'c'])
  expect(ask()).toEqual([])
  statuses.set('b', ready())
  expect(ask()).toEqual(['b'])
  expect(schedule.asked().toSorted()).toEqual(lanes)
  schedule.take('two', plain)
  expect(schedule.asked()).toEqual([])
  expect(ask()).toEqual(lanes)
})

test('a lane is asked again when its tokenizer was loaded again, or when it was forgotten', () => {
  const { schedule, statuses, ask } = start()
  schedule.take('one', plain)
  ask()
  statuses.set('c', ready())
  expect(ask()).toEqual(['c'])
  schedule.forget(['a', 'unknown'])
  expect(ask()).toEqual(['a'])
})

test('no more lanes are asked at once than the limit', () => {
  const { schedule, ask } = start()
  schedule.take('one', plain)
  expect([ask(1), ask(1), ask(1), ask(1)]).toEqual([['a'], ['b'], ['c'], []])
})
