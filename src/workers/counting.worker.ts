/** A counting worker: exposes the service. What it answers is short columns, so nothing is transferred. */
import * as Comlink from 'comlink'
import { CountingServer } from './countingServer.ts'
import { holdLifeline } from './lifeline.ts'

Comlink.expose(new CountingServer())
holdLifeline(globalThis)
