/** Set up before each file of tests: properties draw their cases from the seed. */
import fc from 'fast-check'
import { seed } from './robust/seed.ts'

fc.configureGlobal({ seed })
