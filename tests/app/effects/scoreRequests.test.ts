/** Answers that are kept: the last ones, up to a number of answers and of tokens in all. */
import { expect, test } from 'vitest'
import { ScoreRequests } from '../../../src/app/effects/scoreRequests.ts'
import { succeed } from '../../../src/core/tokenizers/failure.ts'
import { createFakeScoring, scoresOf } from './fakeScoring.ts'

const watch = { signal: new AbortController().signal, onProgress: () => {} }

function start() {
  const { service, scores } = createFakeScoring()
  const requests = new ScoreRequests(service)
  /** Whether the worker is asked; by the first id and the number of ids. */
  return async (first: number, length: number): Promise<boolean> => {
    const before = scores.length
    const scored = requests.score(
      { languageModel: 'a', dtype: 'q8', device: 'wasm' },
      new Uint32Array(length).fill(first),
      { begin: true, topK: 0, stride: 8 },
      watch,
    )
    await new Promise((taken) => setImmediate(taken))
    if (scores.length === before) return false
    await scores.at(-1)?.answer(succeed(scoresOf(Array.from({ length }, () => 1))))
    expect(await scored).toMatchObject({ ok: true })
    return true
  }
}

test('the last 24 answers', async () => {
  const asks = start()
  for (let first = 0; first < 24; first++) expect(await asks(first, 2)).toBe(true)
  expect(await asks(0, 2)).toBe(false)
  expect(await asks(24, 2)).toBe(true)
  expect([await asks(0, 2), await asks(2, 2), await asks(1, 2)]).toEqual([false, false, true])
})

test('60,000 tokens in all, and the last answer in any case', async () => {
  const asks = start()
  for (const first of [1, 2, 3]) expect(await asks(first, 20_000)).toBe(true)
  expect([await asks(1, 20_000), await asks(2, 20_000), await asks(3, 20_000)]).toEqual([false, false, false])
  expect(await asks(4, 1)).toBe(true)
  expect([await asks(2, 20_000), await asks(3, 20_000), await asks(4, 1)]).toEqual([false, false, false])
  expect(await asks(5, 70_000)).toBe(true)
  expect([await asks(5, 70_000), await asks(4, 1)]).toEqual([false, true])
})
