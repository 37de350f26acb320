/** A thread that counts: the page's counting service behind a port of Node's. */
import { parentPort } from 'node:worker_threads'
import * as Comlink from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter'
import { CountingServer } from '../platform/workers/counting/server.ts'
import { withFiles } from './fileAddresses.ts'

if (parentPort === null) throw new Error('this is no thread')
globalThis.fetch = withFiles(globalThis.fetch)
Comlink.expose(new CountingServer(), nodeEndpoint(parentPort))
