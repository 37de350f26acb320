/** The tokenization worker. */
import { exposeTokenization } from './exposeTokenization.ts'

exposeTokenization(globalThis)
