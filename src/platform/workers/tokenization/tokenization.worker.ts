/** The tokenization worker. */
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeTokenization } from './expose.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, exposeTokenization)
