/** What panels may ask of the effects, as an interface: the implementation is handed in by the composition root. */
import type { ChatServices } from './chatServices.ts'
import type { FileServices } from './fileServices.ts'
import type { OfflineServices } from './offlineServices.ts'
import type { LanguageServices } from './languageServices.ts'
import type { TableServices } from './tableServices.ts'
import type { TrainingServices } from './trainingServices.ts'
import type { WorkshopServices } from './workshopServices.ts'
import type { LinkContent } from './links/linkContent.ts'
import type { VariantChanges } from '../core/tokenizers/variants/changes.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { CatalogueEntry } from '../core/tokenizers/catalogue/entry.ts'
import type { TokenId } from '../core/tokenizers/encoding.ts'
import type { LabKind, LabRequest, LabWork } from '../platform/workers/lab/protocol.ts'
import type { ReaderFile, TokenDescription } from '../platform/workers/tokenization/protocol.ts'
import type { ScoringService } from '../platform/workers/scoring/protocol.ts'
import type { Running, StoppableCalls } from '../platform/workers/stoppableCalls.ts'
import type { HubListing } from '../platform/languageModels/hub/listing.ts'

export type { Running }

/** What panels may ask of language models that are ready (`session.scoring`): the calls of the scoring worker; loading is by the actions. */
export interface ScoringServices extends Omit<
  StoppableCalls<ScoringService>,
  'load' | 'unload' | 'watch' | 'cancel' | 'lab' | 'inspect'
> {
  /** A question of the bias lab; see `LabWork`. */
  lab<Kind extends LabKind>(
    request: Omit<LabRequest<Kind>, 'requestId'>,
    onStep: (step: LabWork[Kind]['step']) => void,
  ): Running<LabWork[Kind]['answer']>
  /** What a repository of the hub offers, with sizes, before it is added. */
  inspect(languageModel: string): Running<HubListing>
  /** Stops the load of a language model; its status becomes failed with `cancelled`, from which a retry leads on. */
  cancelLoad(languageModel: string): void
  /** Scores the lanes again whose scoring failed, or was stopped. */
  retryLanes(): void
  /** Stops the scoring of the lanes that are being scored. */
  cancelLanes(): void
}

/** What the card of a shipped language model says of its training. */
export interface LanguageModelFacts {
  /** The languages that it has read (BCP 47). */
  readonly languages: readonly string[]
  /** Whether these are most of its training and not all: then it has hardly read others, and else not at all. */
  readonly mostly: boolean
  /** Bits per byte on texts that were held out of its training, in all and by language; null if none were, or nobody knows. */
  readonly heldOut: { readonly all: number; readonly byLanguage: Readonly<Record<string, number>> } | null
  /** Of the graph's file with the weights; null if the card does not say, or if they stand beside it. */
  readonly sha256: string | null
}

export interface SharedLink {
  /** The whole address. */
  readonly address: string
  /** False where the text is too long to travel; everything else does. */
  readonly complete: boolean
  /** What does not travel: the reader's files, and what was trained on a text that is no longer on the screen. */
  readonly leftOut: readonly { readonly reason: 'file' | 'text'; readonly name: string; readonly sha256: string }[]
}

/** The content of a link or a file, under its version. */
export interface VersionedContent {
  readonly version: number
  readonly content: LinkContent
}

export interface Services {
  readonly scoring: ScoringServices
  readonly languages: LanguageServices
  readonly workshop: WorkshopServices
  readonly training: TrainingServices
  readonly tables: TableServices
  readonly files: FileServices
  readonly chat: ChatServices
  /** Null in development and where the page is embedded: there is no service worker. */
  offline(): Promise<OfflineServices | null>
  /** Pieces, bytes and ranks of ids, for the detail of a token. */
  describeTokens(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>>
  /** In how many ways a loaded tokenizer's vocabulary can spell a short text. */
  countSegmentations(reference: string, text: string): Promise<Outcome<bigint>>
  /** The Unicode name of a code point, fetched when first asked for; null where it has none or it could not be had. */
  characterName(codePoint: number): Promise<string | null>
  /** How often each id stands in the training text of a shipped language model, by its tokenizer; null where that is not known. */
  tokenCounts(reference: string): Promise<readonly number[] | null>
  /** What the card of a shipped language model says; null for any other. */
  languageModelFacts(id: string): Promise<LanguageModelFacts | null>
  /** The file of a shipped tokenizer as it is served, checked by its hash. */
  shippedFile(asset: NonNullable<CatalogueEntry['asset']>): Promise<Outcome<Uint8Array>>
  /** Where the caret stood last in the field of the text, in the field's units; null where the text is not in a field. */
  textCaret(): number | null
  /** Keeps a long text before it is shown, so that a reload finds what is on the screen; returns when it is kept, or cannot be. */
  keepFirst(text: string): Promise<void>
  /** Says which text the comparison is about to get, so that it is encoded while the browser still puts it into the field. */
  expectText(text: string): void
  /** Stops the load of a tokenizer; its status becomes failed with `cancelled`, from which a retry leads on. */
  stopLoading(reference: string): void
  /** Stops the encoding of the current text; results already there stay. */
  cancelEncoding(): void
  /** Encodes the current text again, after a cancellation or a failure. */
  restartEncoding(): void
  /**
   * Adds the reader's file as a tokenizer; the answer is its reference.
   * @param changes add a variant of it instead
   */
  addFile(file: ReaderFile, changes?: VariantChanges): Promise<Outcome<string>>
  /** Copies to the clipboard; false where the browser refuses. */
  copyText(text: string): Promise<boolean>
  /** The link of the comparison as it stands. */
  shareLink(): SharedLink
  /** The comparison as a link says it, its tokenizers in their order. */
  versionedContent(): VersionedContent
  /** Loads the page again; what is compared comes back. */
  reloadPage(): void
  /** Hands the comparison to the reader as a file that this page opens again. */
  saveComparison(): void
}
