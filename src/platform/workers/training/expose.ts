/** The training service as it stands in the worker. */
import * as Comlink from 'comlink'
import { TrainingServer } from './server.ts'

/** Serves the page at the other end. */
export function exposeTraining(endpoint: Comlink.Endpoint): void {
  Comlink.expose(new TrainingServer(), endpoint)
}
