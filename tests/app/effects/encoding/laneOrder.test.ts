/** A late answer never overwrites a newer one, in whatever order answers come. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createLaneOrder } from '../../../../src/app/effects/encoding/laneOrder.ts'
import { emptyLane, type LaneState } from '../../../../src/state/session.ts'
import { lengthEncoding } from '../fakeService.ts'

const requestOf = (number: number) => ({
  number,
  input: {
    text: 'x'.repeat(number),
    options: { addSpecialTokens: false, parseSpecialTokens: false },
    detail: 'columns',
  } as const,
})
const resultOf = (number: number) =>
  ({ type: 'result', lane: 'a', result: lengthEncoding('x'.repeat(number)) }) as const

test('what a lane shows is never older than what it showed, and at the end the newest', () => {
  const answers = fc.array(fc.record({ number: fc.integer({ min: 1, max: 6 }), isEarly: fc.boolean() }))
  fc.assert(
    fc.property(answers, (all) => {
      const order = createLaneOrder()
      let lane: LaneState = emptyLane
      const shown = (): number => lane.early?.tokenCount ?? lane.result?.encoding.tokenCount ?? 0
      for (const { number, isEarly } of all) {
        const before = lane.result?.encoding.tokenCount ?? 0
        const request = requestOf(number)
        const part = isEarly
          ? order.counts('a', lengthEncoding(request.input.text), request)
          : order.event(resultOf(number), request, true)
        lane = { ...lane, ...part }
        expect(lane.result?.encoding.tokenCount ?? 0).toBeGreaterThanOrEqual(before)
        // Counts are there only before their own result.
        expect(lane.early === null || shown() > (lane.result?.encoding.tokenCount ?? 0)).toBe(true)
      }
      const results = all.filter(({ isEarly }) => !isEarly).map(({ number }) => number)
      expect(lane.result?.encoding.tokenCount ?? 0).toBe(Math.max(0, ...results))
    }),
  )
})

test('progress and failures of a request that was cancelled come too late; its result is better than none', () => {
  const order = createLaneOrder()
  const failure = { code: 'internal', values: {} } as const
  const request = requestOf(1)
  expect(order.event({ type: 'progress', lane: 'a', doneBytes: 1, totalBytes: 2 }, request, false)).toBeNull()
  expect(order.event({ type: 'failure', lane: 'a', failure }, request, false)).toBeNull()
  expect(order.event({ type: 'failure', lane: 'a', failure }, request, true)).toEqual({ failure, progress: null })
  expect(order.event(resultOf(1), request, false)).toMatchObject({ result: { input: request.input } })
  expect(order.shows('a', request)).toBe(true)
})

test('a lane that was forgotten takes any result', () => {
  const order = createLaneOrder()
  order.event(resultOf(2), requestOf(2), true)
  order.keep(['b'])
  expect(order.shows('a', requestOf(2))).toBe(false)
  expect(order.event(resultOf(1), requestOf(1), true)).not.toBeNull()
})
