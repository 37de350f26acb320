/** The tokenization worker. */
import { guardConnections } from '../tokenizers/loading/connections.ts'
import { exposeTokenization } from './exposeTokenization.ts'

guardConnections(globalThis)
exposeTokenization(globalThis)
