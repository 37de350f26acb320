/**
 * The service as it stands in the worker: calls come by Comlink; the events of encodings go back as plain messages,
 * which make no channel a key and wait for no answer. Hands over the columns of results instead of copying them.
 */
import * as Comlink from 'comlink'
import { tellPatterns } from '../patternSilence.ts'
import type { EncodeRequest, LaneEvent, LaneEvents } from './protocol.ts'
import { TokenizationServer } from './server.ts'

function buffersOf(event: LaneEvent): readonly ArrayBufferLike[] {
  const encoding = event.type === 'result' ? event.result.encoding : null
  if (encoding === null) return []
  const { ids, startByte, endByte, kinds } = encoding
  return [ids.buffer, startByte.buffer, endByte.buffer, kinds.buffer]
}

class PostingServer extends TokenizationServer {
  readonly #endpoint: Comlink.Endpoint

  constructor(endpoint: Comlink.Endpoint) {
    super()
    this.#endpoint = endpoint
  }

  override encode(request: EncodeRequest) {
    return super.encode(request, (events) => {
      const message: LaneEvents = { requestId: request.requestId, events }
      this.#endpoint.postMessage(message, events.flatMap(buffersOf))
    })
  }
}

/** Serves the page at the other end. */
export function exposeTokenization(endpoint: Comlink.Endpoint): void {
  tellPatterns(endpoint)
  Comlink.expose(new PostingServer(endpoint), endpoint)
}
