/** Set up before each file of tests: properties draw their cases from the seed, and nothing put in a global's place outlives the file. */
import fc from 'fast-check'
import { afterAll, vi } from 'vitest'
import { seed } from './robust/seed.ts'

fc.configureGlobal({ seed })

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})
