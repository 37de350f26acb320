/** The workshop's service as it stands in the worker. */
import * as Comlink from 'comlink'
import { tellPatterns } from '../patternSilence.ts'
import { WorkshopServer } from './server.ts'

/** Serves the page at the other end. */
export function exposeWorkshop(endpoint: Comlink.Endpoint): void {
  tellPatterns(endpoint)
  Comlink.expose(new WorkshopServer(), endpoint)
}
