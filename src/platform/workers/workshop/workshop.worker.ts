/** The workshop worker. */
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'
import { exposeWorkshop } from './expose.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, exposeWorkshop)
