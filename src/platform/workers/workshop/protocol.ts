/**
 * What the page and the workshop worker say to each other, and the table of its calls. The worker has tokenizers of its own,
 * so that a look inside of one never keeps a lane waiting. Failures are values; a call with a request id ends with
 * `cancelled` after `cancel(requestId)`.
 */
import type { VocabularyComparison } from '../../../core/vocabulary/compareVocabularies.ts'
import type { EntryOrigins } from '../../../core/vocabulary/origins.ts'
import type { VocabularyQuery } from '../../../core/vocabulary/query.ts'
import type { Unreached } from '../../../core/vocabulary/reach.ts'
import type { VocabularySummary } from '../../../core/vocabulary/summary.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import type { DecodedIds } from '../../../core/steps/decodeIds.ts'
import type { DecoderTrace } from '../../../core/steps/traceDecoder.ts'
import type { TextTrace } from '../../../core/steps/textTrace.ts'
import type { ModelTrace } from '../../../core/steps/traceModel.ts'
import type { VariantChoices } from '../../../core/tokenizers/variants/choices.ts'
import type { VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import type { EncodeOptions, TokenId } from '../../../core/tokenizers/encoding.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { originalOf } from '../../../core/tokenizers/reference.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'
import type { LoadRequest, ReaderFile, TokenDescription } from '../tokenization/protocol.ts'

/** UTF-16 units of a text whose stages are shown. */
export const MAX_TRACED_UNITS = 10_000
/** Ids that are decoded one by one. */
export const MAX_DECODED_IDS = 5_000

/** The stages of a text, with what is known of every token that they name. */
export interface TracedText {
  /** With the tokens of the template, whether they are put in or not. */
  readonly trace: TextTrace
  /** All tokens of the text; those of the template if they are put in. */
  readonly ids: readonly TokenId[]
  /** Of the tokens without those of the template. */
  readonly decoder: DecoderTrace
  readonly tokens: readonly TokenDescription[]
}

/** The steps of a piece, likewise. */
export interface TracedModel {
  readonly trace: ModelTrace
  readonly tokens: readonly TokenDescription[]
}

/** A request about the vocabulary of a loaded tokenizer, which can be stopped. */
export interface VocabularyRequest {
  readonly requestId: string
  readonly reference: string
}

export interface EntriesRequest extends VocabularyRequest {
  readonly query: VocabularyQuery
}

/** Where an entry comes from, with what is known of every token that is named. */
export interface OriginsOfEntry {
  readonly origins: EntryOrigins
  readonly tokens: readonly TokenDescription[]
}

export interface WorkshopService {
  load(request: LoadRequest): Promise<Outcome<null>>
  addFile(file: ReaderFile): Promise<Outcome<null>>
  /** `too-large` {what, limit} beyond {@link MAX_TRACED_UNITS}. */
  traceText(reference: string, text: string, options: EncodeOptions): Promise<Outcome<TracedText>>
  /** `too-large` {what, limit} for a piece that is too long to follow. */
  traceModel(reference: string, piece: string): Promise<Outcome<TracedModel>>
  decodeIds(reference: string, ids: readonly TokenId[]): Promise<Outcome<DecodedIds>>
  /** `unsupported` {what, detail} if every character is a token: such a vocabulary is no list. So of all calls below. */
  openVocabulary(request: VocabularyRequest): Promise<Outcome<VocabularySummary>>
  /** The ids of the entries that are wanted, in their order; `unsupported` {what, detail} for a search that is none. */
  findEntries(request: EntriesRequest): Promise<Outcome<Uint32Array>>
  /** The same by a regular expression of the reader's, which may never end: the worker is then stopped. */
  matchEntries(reference: string, query: VocabularyQuery): Promise<Outcome<Uint32Array>>
  describeEntries(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly VocabularyEntry[]>>
  originsOf(reference: string, id: TokenId): Promise<Outcome<OriginsOfEntry>>
  /** Encodes what every entry decodes to. `onDone` is told how many are done. */
  findUnreached(request: VocabularyRequest, onDone: (done: number) => void): Promise<Outcome<readonly Unreached[]>>
  compareVocabularies(request: VocabularyRequest & { readonly other: string }): Promise<Outcome<VocabularyComparison>>
  /** Which stages of the tokenizer can be changed; `unsupported` {what, detail} if it is not made of stages. */
  variantChoices(reference: string): Promise<Outcome<VariantChoices>>
  /** What a variant, whose original is loaded, makes of a text; a pattern of the reader's may never end: the worker is then stopped. */
  tryVariant(variant: string, text: string, options: EncodeOptions): Promise<Outcome<VariantTrial>>
  cancel(requestId: string): Promise<void>
}

const ANSWERING = { timeoutMs: 10_000 }
const BUILDING = { timeoutMs: 60_000 }
/** 260,000 short texts take a usual expression some tens of milliseconds. */
const MATCHING = { timeoutMs: 3000 }

export const workshopCalls = {
  load: { ...BUILDING, hasRequestId: true, loads: (_, { reference }) => reference },
  addFile: BUILDING,
  traceText: { ...ANSWERING, needs: (reference) => [reference] },
  traceModel: { ...ANSWERING, needs: (reference) => [reference] },
  decodeIds: { ...ANSWERING, needs: (reference) => [reference] },
  openVocabulary: { ...ANSWERING, hasRequestId: true, needs: ({ reference }) => [reference] },
  findEntries: { ...ANSWERING, hasRequestId: true, needs: ({ reference }) => [reference] },
  matchEntries: { ...MATCHING, needs: (reference) => [reference] },
  describeEntries: { ...ANSWERING, needs: (reference) => [reference] },
  originsOf: { ...ANSWERING, needs: (reference) => [reference] },
  findUnreached: { ...ANSWERING, hasRequestId: true, needs: ({ reference }) => [reference] },
  compareVocabularies: { ...ANSWERING, hasRequestId: true, needs: ({ reference, other }) => [reference, other] },
  variantChoices: { ...ANSWERING, needs: (reference) => [reference] },
  tryVariant: { ...ANSWERING, needs: (variant) => [originalOf(variant)] },
  cancel: { onlyRunning: true },
} as const satisfies CallTable<WorkshopService> & AnyCallTable
