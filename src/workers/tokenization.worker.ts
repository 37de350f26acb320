/** The tokenization worker: exposes the service, and hands over the columns of results instead of copying them. */
import * as Comlink from 'comlink'
import type { EncodeRequest, LaneEvent } from './protocol.ts'
import { TokenizationServer } from './tokenizationServer.ts'

class TransferringServer extends TokenizationServer {
  override encode(request: EncodeRequest, onEvent: (event: LaneEvent) => void) {
    return super.encode(request, (event) => {
      const encoding = event.type === 'result' ? event.result.encoding : null
      if (encoding === null) onEvent(event)
      else {
        const { ids, startByte, endByte, kinds } = encoding
        onEvent(Comlink.transfer(event, [ids.buffer, startByte.buffer, endByte.buffer, kinds.buffer]))
      }
    })
  }
}

Comlink.expose(new TransferringServer())
