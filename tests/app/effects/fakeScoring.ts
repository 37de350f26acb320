/** A scoring service whose answers a test gives when it likes: for proofs about order and cancellation. */
import { createColumns } from '../../../src/core/scores/rowStatistics.ts'
import type { LoadedLanguageModel, LanguageModelCard, Scores } from '../../../src/core/scores/languageModel.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import type {
  ScoredText,
  ScoreRequest,
  LanguageModelLoadRequest,
  LanguageModelProgress,
  ScoreTextRequest,
  ScoringService,
} from '../../../src/platform/workers/scoring/protocol.ts'

export interface PendingCall<Request, Answer, Progress extends readonly unknown[]> {
  readonly request: Request
  readonly progress: (...progress: Progress) => void
  readonly answer: (outcome: Outcome<Answer>) => Promise<void>
}

function fakeCard(id: string, changes: Partial<LanguageModelCard> = {}): LanguageModelCard {
  return {
    id,
    name: id,
    tokenizer: id,
    sameTokenizers: [],
    source: { name: id, revision: '1', url: null },
    licence: 'Apache-2.0',
    dtype: 'q8',
    contextLength: 64,
    parameters: null,
    vocabularySize: 260,
    beginToken: 1,
    downloadBytes: null,
    ...changes,
  }
}

export function loadedLanguageModel(id: string, changes: Partial<LanguageModelCard> = {}): LoadedLanguageModel {
  return { card: fakeCard(id, changes), device: { kind: 'wasm', threads: 1, isolated: false }, notes: [] }
}

/** Tokens of these surprisals, in bits. */
export function scoresOf(bits: readonly number[]): Scores {
  return {
    ...createColumns(bits.length, 0),
    logProbability: Float32Array.from(bits, (value) => -value * Math.LN2),
    contextLength: new Uint32Array(bits.length),
    beyond: null,
  }
}

/** Tokens that end at these bytes. */
export function encodingOf(ends: readonly number[]): Encoding {
  return {
    ids: Uint32Array.from(ends, (_, token) => token),
    startByte: Uint32Array.from([0, ...ends.slice(0, -1)]),
    endByte: Uint32Array.from(ends),
    kinds: new Uint8Array(ends.length),
    normalized: null,
  }
}

/** @param lab what answers the questions of panels; by default none is answered */
export function createFakeScoring(lab: ScoringService['lab'] = async () => fail('cancelled')) {
  const loads: PendingCall<LanguageModelLoadRequest, LoadedLanguageModel, [LanguageModelProgress]>[] = []
  const scores: PendingCall<ScoreRequest, Scores, [number, number]>[] = []
  const texts: PendingCall<ScoreTextRequest, ScoredText, [number, number]>[] = []
  const cancelled: string[] = []
  let onMoved: (languageModel: string, loaded: LoadedLanguageModel) => void = () => {}

  function pending<Request, Answer, Progress extends readonly unknown[]>(
    list: PendingCall<Request, Answer, Progress>[],
    request: Request,
    progress: (...progress: Progress) => void,
  ) {
    return new Promise<Outcome<Answer>>((resolve) => {
      const answer = async (outcome: Outcome<Answer>) => {
        resolve(outcome)
        // Lets the effect take the answer before the test goes on.
        await new Promise((taken) => setImmediate(taken))
      }
      list.push({ request, progress, answer })
    })
  }

  const service: ScoringService = {
    load: (request, onProgress) => pending(loads, request, onProgress),
    score: (request, onProgress = () => {}) => pending(scores, request, onProgress),
    scoreText: (request, onProgress = () => {}) => pending(texts, request, onProgress),
    unload: async () => {},
    watch: async (listener) => {
      onMoved = listener
    },
    next: async () => fail('scoring-stopped'),
    continue: async () => fail('cancelled'),
    describe: async () => succeed([]),
    lab,
    inspect: async () => fail('network'),
    cached: async () => [],
    removeCached: async () => {},
    cancel: async (requestId) => {
      cancelled.push(requestId)
    },
  }
  return {
    service,
    loads,
    scores,
    texts,
    cancelled,
    move: (loaded: LoadedLanguageModel) => onMoved(loaded.card.id, loaded),
  }
}
