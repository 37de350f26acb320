/** The tokenization worker. */
import { exposeTokenization } from './exposeTokenization.ts'
import { holdLifeline } from './lifeline.ts'

exposeTokenization(globalThis)
holdLifeline(globalThis)
