/** Patterns of a file: what is told before a search, and when a slow one is given up. The clock is the test's. */
import { afterEach, expect, test, vi } from 'vitest'
import {
  onBehalfOf,
  SlowPattern,
  watchPatterns,
  type MatchedPattern,
} from '../../../../src/core/tokenizers/stages/patternWatch.ts'
import { matchesOf, patternRegExp } from '../../../../src/core/tokenizers/stages/regex.ts'
import { runInSlices } from '../../../../src/platform/workers/cancellation.ts'
import { unexpected } from '../../../../src/platform/workers/unexpected.ts'
import { loadStaged } from './loadStaged.ts'

afterEach(() => {
  watchPatterns(null)
  vi.restoreAllMocks()
})

function regExpOf(pattern: string): RegExp {
  const made = patternRegExp({ Regex: pattern })
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

/** Every look at the clock is so many milliseconds later than the one before. */
function clockOf(milliseconds: number): void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += milliseconds))
}

test('searches that go on by a few characters in a long time end with the pattern', () => {
  const pattern = String.raw`\d{1,3}(?=(?:\d{3})*\b)`
  clockOf(100)
  expect(() => [...matchesOf(regExpOf(pattern), '1'.repeat(9_000))]).toThrow(new SlowPattern(pattern))
  expect(unexpected(new SlowPattern(pattern))).toEqual({ code: 'slow-pattern', values: { pattern } })
})

test('searches that take as long and go on by much do not, nor do those of short texts', () => {
  clockOf(100)
  expect([...matchesOf(regExpOf(String.raw`\d{5000}`), '1'.repeat(500_000))]).toHaveLength(100)
  expect([...matchesOf(regExpOf(String.raw`\d`), '1'.repeat(1_000))]).toHaveLength(1_000)
})

test('a search for which the browser has no room left names the pattern too', () => {
  const regExp = regExpOf('(?:a|b)*c')
  vi.spyOn(regExp, 'exec').mockImplementation(() => {
    throw new RangeError('Maximum call stack size exceeded')
  })
  expect(() => [...matchesOf(regExp, 'abc')]).toThrow(new SlowPattern('(?:a|b)*c'))
})

test('two that go through one expression in turn do not disturb each other', () => {
  const regExp = regExpOf('a')
  const [first, second] = [matchesOf(regExp, 'aaaa'), matchesOf(regExp, 'bbba')]
  const starts = [first.next(), second.next(), first.next(), first.next(), first.next(), second.next()].map(
    ({ value }) => value?.start,
  )
  expect(starts).toEqual([0, 3, 1, 2, 3, undefined])
})

test('before a search its pattern and tokenizer are told of, and when the work is over that there is none', async () => {
  const told: (MatchedPattern | null)[] = []
  watchPatterns((matched) => told.push(matched))
  const tokenizer = loadStaged({
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: ['b+', 'c+'].map((Regex) => ({
        type: 'Split',
        pattern: { Regex },
        behavior: 'Isolated',
        invert: false,
      })),
    },
    model: { type: 'WordLevel', vocab: { u: 0 }, unk_token: 'u' },
  })
  const steps = tokenizer.encodeSteps('abca', { addSpecialTokens: false, parseSpecialTokens: false })
  const done = await runInSlices(onBehalfOf('file:x', steps), new AbortController().signal, () => {})
  expect(done?.result.ids).toHaveLength(4)
  expect(told).toEqual([
    { reference: 'file:x', pattern: 'b+', units: 4 },
    { reference: 'file:x', pattern: 'c+', units: 1 },
    null,
  ])
  // Nobody asks on whose behalf: nothing is told.
  tokenizer.encode('abca', { addSpecialTokens: false, parseSpecialTokens: false })
  expect(told).toHaveLength(3)
})
