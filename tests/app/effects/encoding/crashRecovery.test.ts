/** What becomes of tokenizers whose worker stopped, and of the text at which it did. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createCrashRecovery } from '../../../../src/app/effects/encoding/crashRecovery.ts'
import type { EncodedInput } from '../../../../src/state/encodedInput.ts'

const inputOf = (text: string): EncodedInput => ({
  text,
  options: { addSpecialTokens: false, parseSpecialTokens: false },
  detail: 'columns',
})
const stopped = { code: 'worker-stopped', values: { detail: 'out of memory' } } as const
const failed = { status: 'failed', failure: { code: 'worker-stopped', values: {} } }
const idle = { status: 'idle' }

test('several lanes at once: all are loaded again, and the text goes to them one by one', () => {
  const recovery = createCrashRecovery()
  const input = inputOf('one')
  expect(recovery.isolates(input)).toBe(false)
  expect(recovery.afterStop(input, stopped, null, ['a', 'b'])).toEqual({ a: idle, b: idle })
  expect(recovery.isolates(input)).toBe(true)
  // The same letters, typed anew, are another text: it is tried for all lanes.
  expect(recovery.isolates(inputOf('one'))).toBe(false)
})

test('one lane alone: it fails, the others are loaded again', () => {
  const recovery = createCrashRecovery()
  const input = inputOf('one')
  recovery.afterStop(input, stopped, null, ['a', 'b'])
  expect(recovery.afterStop(input, stopped, 'b', ['a', 'b'])).toEqual({ a: idle, b: failed })
  // What was not loaded was not lost: a lane that is loading, or failed before.
  expect(recovery.afterStop(input, stopped, 'c', ['a'])).toEqual({ a: idle })
})

test('a pattern that was named fails its tokenizer at once, and nothing is isolated', () => {
  const recovery = createCrashRecovery()
  const input = inputOf('one')
  const silent = { code: 'worker-stopped', values: { detail: 'silent', reference: 'b', pattern: '(a+)+$' } } as const
  expect(recovery.afterStop(input, silent, 'a', ['a', 'b'])).toEqual({
    a: idle,
    b: { status: 'failed', failure: { code: 'slow-pattern', values: { pattern: '(a+)+$' } } },
  })
  expect(recovery.isolates(input)).toBe(false)
})

test('whichever lanes crash the worker, just these fail, after at most one crash more than there are of them', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
      fc.infiniteStream(fc.boolean()),
      (chosen, crash) => {
        const lanes: readonly string[] = chosen
        const crashing = new Set(lanes.filter(() => crash.next().value))
        const recovery = createCrashRecovery()
        const input = inputOf('one')
        const left = new Set(lanes)
        const failures = new Set<string>()
        let crashes = 0
        while (left.size > 0) {
          const isIsolated = recovery.isolates(input)
          const sent = isIsolated ? [...left].slice(0, 1) : [...left]
          if (!sent.some((lane) => crashing.has(lane))) {
            for (const lane of sent) left.delete(lane)
            continue
          }
          crashes += 1
          const loaded = lanes.filter((lane) => !failures.has(lane))
          const statuses = recovery.afterStop(input, stopped, isIsolated ? (sent[0] ?? null) : null, loaded)
          for (const [lane, { status }] of Object.entries(statuses)) {
            if (status !== 'failed') continue
            failures.add(lane)
            left.delete(lane)
          }
        }
        expect(failures).toEqual(crashing)
        expect(crashes).toBeLessThanOrEqual(crashing.size + 1)
      },
    ),
  )
})
