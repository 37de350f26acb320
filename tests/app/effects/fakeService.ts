/** A tokenization service whose answers a test gives when it likes: for proofs about order and cancellation. */
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import type {
  EncodeRequest,
  LaneEncoding,
  LaneEvent,
  LoadRequest,
  LoadedTokenizer,
  MeasureRequest,
  Measurement,
  TokenizationService,
} from '../../../src/platform/workers/tokenization/protocol.ts'

export interface Pending<Request, Answer> {
  readonly request: Request
  readonly answer: (outcome: Outcome<Answer>) => Promise<void>
}

export interface PendingEncode extends Pending<EncodeRequest, null> {
  readonly emit: (...events: readonly LaneEvent[]) => void
}

/** One token a UTF-16 unit: enough to tell results apart. */
export function lengthEncoding(text: string): LaneEncoding {
  return {
    tokenCount: text.length,
    countByKind: [text.length, 0, 0, 0, 0],
    textBytes: text.length,
    encoding: null,
    encodeMilliseconds: 0,
  }
}

export function createFakeService() {
  const loads: Pending<LoadRequest, LoadedTokenizer>[] = []
  const encodes: PendingEncode[] = []
  const measures: Pending<MeasureRequest, Measurement>[] = []
  const cancelled: string[] = []

  function pending<Request, Answer, Extra extends object>(
    list: (Pending<Request, Answer> & Extra)[],
    request: Request,
    extra: Extra,
  ) {
    return new Promise<Outcome<Answer>>((resolve) => {
      const answer = async (outcome: Outcome<Answer>) => {
        resolve(outcome)
        // Lets the effect take the answer before the test goes on.
        await new Promise((taken) => setImmediate(taken))
      }
      list.push({ request, answer, ...extra })
    })
  }

  const service: TokenizationService = {
    load: (request) => pending(loads, request, {}),
    encode: (request, onEvents) =>
      pending(encodes, request, { emit: (...events: readonly LaneEvent[]) => onEvents(events) }),
    measure: (request) => pending(measures, request, {}),
    addFile: async () => succeed({ reference: 'byt5', card: neverCard() }),
    unload: async () => {},
    describe: async () => succeed([]),
    countSegmentations: async () => succeed(1n),
    chatTemplate: async () => succeed(null),
    segment: async () => fail('not-loaded'),
    cancel: async (requestId) => {
      cancelled.push(requestId)
    },
  }
  return { service, loads, encodes, measures, cancelled }
}

function neverCard(): never {
  throw new Error('no test of the effects adds a file')
}
