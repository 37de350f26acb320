/**
 * What the page and the tokenization worker say to each other, and the table of its calls. Comlink carries the calls; the
 * events of encodings come as messages beside it.
 *
 * Every long call takes a request id; `cancel(requestId)` makes it end with the failure `cancelled`. Failures are
 * values, never exceptions, so an exception that does arrive is a defect (and is shown as `internal`).
 */
import type { ChatTemplate, Marker } from '../../../core/tokenizers/chatTemplate.ts'
import type { TokenizerCard } from '../../../core/tokenizers/card.ts'
import type { EncodeOptions, Encoding, TokenId } from '../../../core/tokenizers/encoding.ts'
import type { Failure, Outcome } from '../../../core/tokenizers/failure.ts'
import type { TokenRank } from '../../../core/tokenizers/tokenizer.ts'
import type { LaneMeasures, TextStatistics } from '../../../core/metrics/measures.ts'
import type { TokenizerBytes } from '../../tokenizers/openTokenizer.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'
import type { CountsSlot, LaneCounts } from './sharedCounts.ts'

/** Bytes arrived and bytes expected; `totalBytes` is null if the server did not say. While it is trained, entries. */
export interface LoadProgress {
  readonly phase: 'fetching' | 'building' | 'training'
  readonly file: string
  readonly loadedBytes: number
  readonly totalBytes: number | null
}

/** How to get a tokenizer that a reference alone does not find. */
export interface LoadSettings {
  /** Address of the folder with the shipped files, absolute, with a slash at its end. */
  readonly assetsBase: string
  /** Address of the hub, such as `https://huggingface.co`. */
  readonly hubAddress: string
  /** Sent to the hub only, kept in memory only. */
  readonly hubToken: string | null
  /** For `mwt:BASE:text`: the text to fit the n-grams on. */
  readonly fittingText: string | null
}

export interface LoadRequest {
  readonly requestId: string
  readonly reference: string
  readonly settings: LoadSettings
}

export interface LoadedTokenizer {
  readonly card: TokenizerCard
  /** Whether an edit is encoded incrementally. */
  readonly incremental: boolean
}

/** A file that the reader dropped, with those of the same tokenizer: kept in the worker's memory, named by its SHA-256. */
export type ReaderFile = TokenizerBytes

export interface EncodeRequest {
  readonly requestId: string
  readonly text: string
  /** References, in the order in which results are wanted. */
  readonly lanes: readonly string[]
  readonly options: EncodeOptions
  /** `columns`: whole encodings. `counts`: for texts too long to draw; `encoding` stays null. */
  readonly detail: 'columns' | 'counts'
  /** Where the counts of all lanes are written too, once they are all there; null if nobody reads them. */
  readonly countsSlot: CountsSlot | null
}

export type LaneEvent =
  | { readonly type: 'progress'; readonly lane: string; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly type: 'result'; readonly lane: string; readonly result: LaneEncoding }
  | { readonly type: 'failure'; readonly lane: string; readonly failure: Failure }

export interface LaneEncoding extends LaneCounts {
  readonly encoding: Encoding | null
  readonly encodeMilliseconds: number
}

export interface MeasureRequest {
  readonly requestId: string
  readonly text: string
  readonly lanes: readonly string[]
  readonly options: EncodeOptions
  /** BCP 47, for the word segmenter; empty for the browser's default. */
  readonly locale: string
}

export interface Measurement {
  readonly text: TextStatistics
  readonly lanes: Readonly<Record<string, LaneMeasures>>
}

/** What the detail of a token shows besides its span. */
export interface TokenDescription {
  readonly id: TokenId
  readonly piece: string | null
  readonly bytes: Uint8Array | null
  readonly rank: TokenRank | null
}

export interface TokenizationService {
  load(request: LoadRequest, onProgress: (progress: LoadProgress) => void): Promise<Outcome<LoadedTokenizer>>
  /** Keeps a reader's file and answers its reference (`file:SHA256:name`), or why it is no tokenizer. */
  addFile(file: ReaderFile): Promise<Outcome<{ readonly reference: string; readonly card: TokenizerCard }>>
  unload(reference: string): Promise<void>
  /**
   * Encodes lane after lane; every lane ends with one `result` or `failure` event before the promise resolves. Events
   * between two pauses of the worker come together, so that lanes that take little time are shown at once.
   */
  encode(request: EncodeRequest, onEvents: (events: readonly LaneEvent[]) => void): Promise<Outcome<null>>
  /** The slower figures, over the same text: words, graphemes, round trip, distribution of ids. */
  measure(request: MeasureRequest): Promise<Outcome<Measurement>>
  describe(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>>
  /**
   * In how many ways the tokenizer's vocabulary can spell a short text. `too-large` {what, limit} if it is not short,
   * `unsupported` {what, detail} if tokens have no exact bytes.
   */
  countSegmentations(reference: string, text: string): Promise<Outcome<bigint>>
  /** The chat template of a loaded tokenizer; null if its files have none. */
  chatTemplate(reference: string): Promise<Outcome<ChatTemplate | null>>
  /** The tokens of a rendered conversation: special tokens that are spelled in it are read as such. `adds`: whether others are put in. */
  segment(reference: string, text: string, markers: readonly Marker[], adds: boolean): Promise<Outcome<Encoding>>
  cancel(requestId: string): Promise<void>
}

/** The service at the other end of the worker: the events of {@link TokenizationService.encode} come as {@link LaneEvents}. */
export interface RemoteTokenizationService extends Omit<TokenizationService, 'encode'> {
  encode(request: EncodeRequest): Promise<Outcome<null>>
}

/** A message from the worker that answers no call. */
export interface LaneEvents {
  readonly requestId: string
  readonly events: readonly LaneEvent[]
}

/** Encoding lets messages in many times a second; building a tokenizer does not. */
const ENCODING = { timeoutMs: 10_000 }
const BUILDING = { timeoutMs: 60_000 }

export const tokenizationCalls = {
  load: { ...BUILDING, hasRequestId: true, loads: (_, { reference }) => reference },
  addFile: { ...BUILDING, loads: ({ reference }) => reference },
  unload: { onlyRunning: true, unloads: (reference) => reference },
  encode: { ...ENCODING, hasRequestId: true, needs: ({ lanes }) => lanes },
  measure: { ...ENCODING, hasRequestId: true },
  describe: ENCODING,
  countSegmentations: ENCODING,
  chatTemplate: { ...ENCODING, needs: (reference) => [reference] },
  segment: { ...ENCODING, needs: (reference) => [reference] },
  cancel: { onlyRunning: true },
} as const satisfies CallTable<RemoteTokenizationService> & AnyCallTable
