/** The service of a table as it stands in the worker. */
import * as Comlink from 'comlink'
import { tellPatterns } from '../patternSilence.ts'
import { TablesServer } from './server.ts'

/** Serves the page at the other end. */
export function exposeTables(endpoint: Comlink.Endpoint): void {
  tellPatterns(endpoint)
  Comlink.expose(new TablesServer(), endpoint)
}
