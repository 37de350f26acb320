/** The slice that lives as long as the page: what is loaded and what has been computed. Never shared. */
import type { Draft } from '../platform/storage/draftShelf.ts'
import type { ReadingProgress } from '../platform/workers/reading/protocol.ts'
import type { Measurement, LaneEncoding, LoadProgress } from '../platform/workers/tokenization/protocol.ts'
import type { LaneCounts } from '../platform/workers/tokenization/sharedCounts.ts'
import type { TokenizerCard } from '../core/tokenizers/card.ts'
import { defaultOpening, type Comparison } from './comparison.ts'
import { initialLanguageSession } from './languageSession.ts'
import type { LanguageSession } from './languageSession.ts'
import type { EncodedInput } from './encodedInput.ts'
import type { Failure, FailureCode } from '../core/tokenizers/failure.ts'
import { initialScoring } from './scoring.ts'
import type { ScoringSession } from './scoring.ts'

export type TokenizerStatus =
  | { readonly status: 'idle' }
  /** A link names it, but the reader has not said that it may be fetched from another server. */
  | { readonly status: 'needsConsent' }
  | { readonly status: 'loading'; readonly progress: LoadProgress | null }
  | { readonly status: 'ready'; readonly card: TokenizerCard; readonly incremental: boolean }
  | { readonly status: 'failed'; readonly failure: Failure }

export interface LaneResult {
  readonly input: EncodedInput
  /** Columns are held by reference: never copied, never changed. */
  readonly encoding: LaneEncoding
  /** `recorded`: painted from the recorded first screen, to be replaced by `live`. */
  readonly origin: 'recorded' | 'live'
}

interface EarlyCounts extends LaneCounts {
  readonly input: EncodedInput
}

export interface LaneState {
  /** The last result, also while a newer text is being encoded; see `isLaneStale`. */
  readonly result: LaneResult | null
  /** Of a newer text than the result's: counts that are there before their encoding; null if none are. */
  readonly early: EarlyCounts | null
  /** Bytes of the current text done so far; null when none is being encoded. */
  readonly progress: { readonly doneBytes: number; readonly totalBytes: number } | null
  /** Why the current text could not be encoded in this lane. */
  readonly failure: Failure | null
}

export interface Measured {
  readonly input: EncodedInput
  readonly locale: string
  readonly measurement: Measurement
}

type NoticeCode =
  | 'link-corrupt'
  | 'link-cut'
  | 'link-too-new'
  | 'link-unknown-id'
  | 'link-without-text'
  | 'export-same'
  | 'export-differs'
  | 'file-bom'
  | 'file-table'
  | 'text-not-kept'
  | 'text-replaced'
  | 'line-ends-read'
  | 'files-same'
  | 'files-left'
  | 'update-ready'
  | 'update-elsewhere'
  | 'page-replaced'
  | 'part-missing'

/** Something that the page must say once, until it is dismissed. `message` is a key of the message catalogue. */
export interface Notice {
  readonly id: number
  readonly message: `notice.${NoticeCode}` | `failure.${FailureCode}`
  readonly values: Readonly<Record<string, string | number>>
  readonly tone: 'info' | 'warning' | 'failure'
  /**
   * `update`: a button reloads the page with the version that waits. `reload`: a button reloads the page. `undo`: one that
   * brings the text back that was replaced.
   */
  readonly action?: 'update' | 'reload' | 'undo'
  /** `address`: of what the address says; gone when another address is opened. */
  readonly about?: 'address'
}

/** What stood in the place of a text before it was replaced as a whole. */
export interface ReplacedText {
  readonly text: string
  readonly sampleId: string | null
  /** All that was compared, if an example took the place of more than the text. */
  readonly whole?: Comparison
}

/** A file that is being read for so long that the page says so. */
export interface ReadingState extends ReadingProgress {
  readonly name: string
}

export interface Session {
  /** The text of a fresh start, in English and in the reader's language; see `openings.ts`. */
  readonly opening: { readonly text: string; readonly sampleId: string }
  /** By reference. A reference that is absent is idle. */
  readonly tokenizers: Readonly<Record<string, TokenizerStatus>>
  /** By reference. A reference that is absent has no result yet. */
  readonly lanes: Readonly<Record<string, LaneState>>
  readonly measured: Measured | null
  /** `cancelled`: the reader stopped the encoding of this text; it goes on with the next change or on demand. */
  readonly encoding: 'idle' | 'running' | 'cancelled'
  readonly scoring: ScoringSession
  readonly hubAddress: string
  /** In memory only. */
  readonly hubToken: string | null
  readonly notices: readonly Notice[]
  /** Null while no file is being read. */
  readonly reading: ReadingState | null
  /** Whether the address holds everything, or why not. */
  readonly link: 'complete' | 'without-text'
  readonly languages: LanguageSession
  /** Whether the text is kept on this device, so that a tab that is closed loses none. */
  readonly keepsDrafts: boolean
  /** What *Undo* brings back; null if nothing was replaced since the reader went on writing. */
  readonly replaced: ReplacedText | null
  /** Whether a reload finds what is on the screen. */
  readonly textKept: boolean
  /** What is offered to the reader; null if nothing is. */
  readonly offeredDraft: Draft | null
  /** What leaving the lesson returns to; null if none was entered from this page. */
  readonly beforeLesson: Comparison | null
  /** The text that a step of a lesson put on the screen: not the reader's own. */
  readonly lessonText: string | null
}

export const defaultHubAddress = 'https://huggingface.co'

export const initialSession: Session = {
  opening: defaultOpening,
  tokenizers: {},
  lanes: {},
  measured: null,
  encoding: 'idle',
  scoring: initialScoring,
  hubAddress: defaultHubAddress,
  hubToken: null,
  notices: [],
  reading: null,
  link: 'complete',
  languages: initialLanguageSession,
  keepsDrafts: true,
  replaced: null,
  textKept: true,
  offeredDraft: null,
  beforeLesson: null,
  lessonText: null,
}

export const idleTokenizer: TokenizerStatus = { status: 'idle' }
export const emptyLane: LaneState = { result: null, early: null, progress: null, failure: null }
