/** The tokenization worker. */
import { guardConnections } from '../tokenizers/loading/connections.ts'
import { exposeTokenization } from './exposeTokenization.ts'
import { holdLifeline } from './lifeline.ts'

guardConnections(globalThis)
exposeTokenization(globalThis)
holdLifeline(globalThis)
