/** A counting worker: exposes the service. What it answers is short columns, so nothing is transferred. */
import * as Comlink from 'comlink'
import { guardConnections } from '../tokenizers/loading/connections.ts'
import { CountingServer } from './countingServer.ts'
import { exposeAlive } from './lifeline.ts'

guardConnections(globalThis)
exposeAlive(globalThis, (endpoint) => Comlink.expose(new CountingServer(), endpoint))
