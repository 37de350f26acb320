/** The tokenization worker: exposes the service, and hands over the columns of results instead of copying them. */
import * as Comlink from 'comlink'
import type { EncodeRequest, LaneEvent } from './protocol.ts'
import { TokenizationServer } from './tokenizationServer.ts'

class TransferringServer extends TokenizationServer {
  override encode(request: EncodeRequest, onEvents: (events: readonly LaneEvent[]) => void) {
    return super.encode(request, (events) => onEvents(Comlink.transfer(events, events.flatMap(buffersOf))))
  }
}

function buffersOf(event: LaneEvent): readonly ArrayBufferLike[] {
  const encoding = event.type === 'result' ? event.result.encoding : null
  if (encoding === null) return []
  const { ids, startByte, endByte, kinds } = encoding
  return [ids.buffer, startByte.buffer, endByte.buffer, kinds.buffer]
}

Comlink.expose(new TransferringServer())
