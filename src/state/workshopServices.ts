/** What the Workshop may ask of the effects, as an interface: each of a tokenizer of the comparison, loaded in a worker of its own. */
import type { DecodedIds } from '../core/steps/decodeIds.ts'
import type { VariantChoices } from '../core/tokenizers/variants/choices.ts'
import type { VariantTrial } from '../core/tokenizers/variants/trial.ts'
import type { EncodeOptions, TokenId } from '../core/tokenizers/encoding.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { VocabularyComparison } from '../core/vocabulary/compareVocabularies.ts'
import type { VocabularyQuery } from '../core/vocabulary/query.ts'
import type { Unreached } from '../core/vocabulary/reach.ts'
import type { VocabularySummary } from '../core/vocabulary/summary.ts'
import type { VocabularyEntry } from '../core/vocabulary/vocabularyIndex.ts'
import type { Running } from '../platform/workers/stoppableCalls.ts'
import type { OriginsOfEntry, TracedModel, TracedText } from '../platform/workers/workshop/protocol.ts'

export interface WorkshopServices {
  /** What each stage makes of a text. */
  traceText(reference: string, text: string, options: EncodeOptions): Promise<Outcome<TracedText>>
  /** The steps of the tokenization model over one piece, spelled as the model is given it. */
  traceModel(reference: string, piece: string): Promise<Outcome<TracedModel>>
  /** Ids back to text, at once and one by one. */
  decodeIds(reference: string, ids: readonly TokenId[]): Promise<Outcome<DecodedIds>>
  /** Of all calls below: `unsupported` {what, detail} if the vocabulary is no list. */
  openVocabulary(reference: string): Promise<Outcome<VocabularySummary>>
  /** Ids in their order; `unsupported` for a search that is none, `worker-stopped` for an expression that takes too long. */
  findEntries(reference: string, query: VocabularyQuery): Promise<Outcome<Uint32Array>>
  describeEntries(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly VocabularyEntry[]>>
  originsOf(reference: string, id: TokenId): Promise<Outcome<OriginsOfEntry>>
  /** Entries that no text leads to; takes seconds. */
  findUnreached(reference: string, onDone: (done: number) => void): Running<readonly Unreached[]>
  /** Which stages can be changed; `unsupported` {what, detail} if it is not made of stages. */
  variantChoices(original: string): Promise<Outcome<VariantChoices>>
  /** What a variant makes of a text, beside its original; `worker-stopped` for a pattern that takes too long. */
  tryVariant(variant: string, text: string, options: EncodeOptions): Promise<Outcome<VariantTrial>>
  compareVocabularies(reference: string, other: string): Promise<Outcome<VocabularyComparison>>
}
