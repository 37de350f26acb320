/** A training worker. */
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'
import { exposeTraining } from './expose.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, exposeTraining)
