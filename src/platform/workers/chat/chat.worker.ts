/** The chat worker: exposes the service. */
import * as Comlink from 'comlink'
import { guardConnections } from '../../tokenizers/connections.ts'
import { exposeWithLivenessLock } from '../livenessLock.ts'
import { ChatServer } from './server.ts'

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, (endpoint) => Comlink.expose(new ChatServer(), endpoint))
