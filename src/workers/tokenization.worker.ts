/** The tokenization worker. */
import { guardConnections } from '../tokenizers/loading/connections.ts'
import { exposeTokenization } from './exposeTokenization.ts'
import { exposeAlive } from './lifeline.ts'

guardConnections(globalThis)
exposeAlive(globalThis, exposeTokenization)
