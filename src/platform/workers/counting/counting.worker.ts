/** A counting worker. */
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'
import { exposeCounting } from './expose.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, exposeCounting)
