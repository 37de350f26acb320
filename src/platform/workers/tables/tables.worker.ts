/** The worker of a table. */
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'
import { exposeTables } from './expose.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, exposeTables)
