/** Loads that several wait for: one run for all, stopped with the last, and nothing kept. */
import { expect, test } from 'vitest'
import { fail, succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import { SharedLoads, type LoadWatch } from '../../../src/platform/tokenizers/sharedLoads.ts'

/** A load that is answered by hand. */
function byHand() {
  const starts: (LoadWatch & { readonly answer: (outcome: Outcome<string>) => void })[] = []
  const start = (watch: LoadWatch): Promise<Outcome<string>> =>
    new Promise((answer) => starts.push({ ...watch, answer }))
  return { starts, start }
}

const watching = (seen: string[] = []) => {
  const controller = new AbortController()
  const onProgress = (file: string, loaded: number, total: number | null): void =>
    void seen.push(`${file} ${loaded}/${total}`)
  return { controller, watch: { signal: controller.signal, onProgress } }
}

test('runs once for all who ask, and tells all of them its progress', async () => {
  const loads = new SharedLoads<string>()
  const { starts, start } = byHand()
  const [early, late]: [string[], string[]] = [[], []]
  const first = loads.join('a', watching(early).watch, start)
  starts[0]?.onProgress('file', 1, 3)
  const second = loads.join('a', watching(late).watch, start)
  const other = loads.join('b', watching().watch, start)
  starts[0]?.onProgress('file', 2, 3)
  expect(starts).toHaveLength(2)
  starts[0]?.answer(succeed('A'))
  starts[1]?.answer(succeed('B'))
  expect(await Promise.all([first, second, other])).toEqual([succeed('A'), succeed('A'), succeed('B')])
  expect([early, late]).toEqual([['file 1/3', 'file 2/3'], ['file 2/3']])
})

test('goes on for those who stay, and stops with the last', async () => {
  const loads = new SharedLoads<string>()
  const { starts, start } = byHand()
  const [one, two] = [watching(), watching()]
  const first = loads.join('a', one.watch, start)
  const second = loads.join('a', two.watch, start)
  one.controller.abort()
  expect(await first).toEqual(fail('cancelled'))
  expect(starts[0]?.signal.aborted).toBe(false)
  two.controller.abort()
  expect(await second).toEqual(fail('cancelled'))
  expect(starts[0]?.signal.aborted).toBe(true)
  // The stopped run is nobody's: who asks now starts another.
  const again = loads.join('a', watching().watch, start)
  expect(starts).toHaveLength(2)
  starts[1]?.answer(succeed('A'))
  expect(await again).toEqual(succeed('A'))
})

test('a failure goes to all who wait, and the next try starts anew', async () => {
  const loads = new SharedLoads<string>()
  const { starts, start } = byHand()
  const both = [loads.join('a', watching().watch, start), loads.join('a', watching().watch, start)]
  starts[0]?.answer(fail('network'))
  expect(await Promise.all(both)).toEqual([fail('network'), fail('network')])
  const again = loads.join('a', watching().watch, start)
  starts[1]?.answer(succeed('A'))
  expect(await again).toEqual(succeed('A'))
})

test('a defect reaches all who wait, and who has gone already starts nothing', async () => {
  const loads = new SharedLoads<string>()
  const broken = (): Promise<Outcome<string>> => Promise.reject(new Error('defect'))
  await expect(loads.join('a', watching().watch, broken)).rejects.toThrow('defect')
  const { starts, start } = byHand()
  const { controller, watch } = watching()
  controller.abort()
  expect(await loads.join('a', watch, start)).toEqual(fail('cancelled'))
  expect(starts).toEqual([])
})
