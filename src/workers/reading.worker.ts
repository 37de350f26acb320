/** A reading worker: exposes the service. */
import * as Comlink from 'comlink'
import { guardConnections } from '../tokenizers/loading/connections.ts'
import { exposeAlive } from './lifeline.ts'
import { ReadingServer } from './readingServer.ts'

guardConnections(globalThis)
exposeAlive(globalThis, (endpoint) => Comlink.expose(new ReadingServer(), endpoint))
