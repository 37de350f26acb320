/** A reading worker: exposes the service. */
import * as Comlink from 'comlink'
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeAlive } from '../livenessLock.ts'
import { ReadingServer } from './server.ts'

guardConnections(globalThis)
exposeAlive(globalThis, (endpoint) => Comlink.expose(new ReadingServer(), endpoint))
