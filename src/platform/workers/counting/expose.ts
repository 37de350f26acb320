/** The counting service as it stands in the worker. What it answers is short columns, so nothing is transferred. */
import * as Comlink from 'comlink'
import { tellPatterns } from '../patternSilence.ts'
import { CountingServer } from './server.ts'

/** Serves the page at the other end. */
export function exposeCounting(endpoint: Comlink.Endpoint): void {
  tellPatterns(endpoint)
  Comlink.expose(new CountingServer(), endpoint)
}
