/** A counting worker: exposes the service. What it answers is short columns, so nothing is transferred. */
import * as Comlink from 'comlink'
import { guardConnections } from '../../tokenizers/connections.ts'
import { CountingServer } from './server.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, (endpoint) => Comlink.expose(new CountingServer(), endpoint))
