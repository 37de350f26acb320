/** What must hold after each piece of nonsense: it was answered in time, and it reached no prototype. */
import { expect } from 'vitest'
import { seed } from './seed.ts'

const MAX_MS = 2000

/** Own keys of what all values inherit from. */
const prototypes = [
  Object.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  Boolean.prototype,
  Function.prototype,
]
const keysNow = (): string => JSON.stringify(prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String)))
const keysAtStart = keysNow()

/** Processor time of this process, so that a busy machine does not count, in milliseconds. */
const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Runs each case: it must not throw and not take 2 s. `describe` is told in the failure, after the seed and the case's
 * number, so that it can be made again.
 */
export function tryAll(
  count: number,
  make: (index: number) => { readonly run: () => void; readonly describe: () => string },
): void {
  console.log(`seed ${seed}, ${count} cases`)
  for (let index = 0; index < count; index++) {
    const { run, describe } = make(index)
    const name = (): string => `seed ${seed}, case ${index}: ${describe().slice(0, 2000)}`
    const start = spent()
    try {
      run()
    } catch (error) {
      throw new Error(`${name()}\n${error instanceof Error ? error.stack : String(error)}`, { cause: error })
    }
    const took = spent() - start
    if (took > MAX_MS) expect.fail(`${name()} took ${Math.round(took)} ms`)
  }
  expect(keysNow()).toBe(keysAtStart)
}
