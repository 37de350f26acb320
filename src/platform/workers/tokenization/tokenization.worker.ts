/** The tokenization worker. */
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeTokenization } from './expose.ts'
import { exposeAlive } from '../livenessLock.ts'

guardConnections(globalThis)
exposeAlive(globalThis, exposeTokenization)
