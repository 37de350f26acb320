/**
 * What the page and the scoring worker say to each other, and the table of its calls. Comlink carries them. The rules are
 * those of the tokenization worker (`../tokenization/protocol.ts`): request ids, `cancel`, failures as values.
 *
 * Language models are named as tokenizers are: `tessera-bpe`, a card of the catalogue, or `hub:org/name@revision`.
 */
import type { CachedLanguageModel } from '../../languageModels/hub/keptModels.ts'
import type { HubListing } from '../../languageModels/hub/listing.ts'
import type { DevicePreference, LoadedLanguageModel, Scores } from '../../../core/scores/languageModel.ts'
import type { Encoding, TokenId } from '../../../core/tokenizers/encoding.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'
import type { LabKind, LabRequest, LabWork } from '../lab/protocol.ts'
import type { TokenDescription } from '../tokenization/protocol.ts'

/** Where language models come from. */
interface LanguageModelSettings {
  /** Address of the folder with the shipped files, absolute, with a slash at its end. */
  readonly assetsBase: string
  /** Address of the hub, such as `https://huggingface.co`. */
  readonly hubAddress: string
  /** Sent to the hub only, kept in memory only. */
  readonly hubToken: string | null
}

export interface LanguageModelLoadRequest {
  readonly requestId: string
  readonly languageModel: string
  readonly settings: LanguageModelSettings
  readonly device: DevicePreference
  /** Precision of a hub model's weights, one of those that {@link ScoringService.inspect} lists; null: the smallest that the device runs well. */
  readonly dtype: string | null
  /** Threads on WASM; null: as many as the host allows and help. Counts for the first load of a worker only. */
  readonly threads: number | null
}

/** Over all files of a load; a total is null until the server has said every size. */
export interface LanguageModelProgress {
  /** `checking`: the first tokens are run on both devices. */
  readonly phase: 'fetching' | 'building' | 'checking'
  readonly files: readonly FileProgress[]
  readonly loadedBytes: number
  readonly totalBytes: number | null
}

export interface FileProgress {
  readonly file: string
  readonly loadedBytes: number
  readonly totalBytes: number | null
}

/** How a sequence is scored. */
export interface ScoringOptions {
  /** Whether the language model's begin token is put in front. */
  readonly begin: boolean
  /** Most probable tokens to report a position; 0: none. */
  readonly topK: number
  /** Tokens by which a window moves on if the text is longer than the context; null: half the context. */
  readonly stride: number | null
}

export interface ScoreRequest {
  readonly requestId: string
  readonly languageModel: string
  /** Ids of the language model's own tokenizer, in any cut. */
  readonly ids: Uint32Array
  readonly options: ScoringOptions
}

export interface ScoreTextRequest {
  readonly requestId: string
  readonly languageModel: string
  readonly text: string
  readonly options: ScoringOptions
}

/** The text as the language model's own tokenizer cuts it (no special tokens), and the scores of that. */
export interface ScoredText {
  readonly encoding: Encoding
  readonly scores: Scores
}

export interface NextRequest {
  readonly requestId: string
  readonly languageModel: string
  /** None of them empty. The caller puts a begin token where it wants one. */
  readonly contexts: readonly (readonly TokenId[])[]
}

/** Null instead of it: greedy. */
interface Sampling {
  /** > 0; 1 leaves the distribution as it is. */
  readonly temperature: number
  /** Only so many of the most probable tokens; null: all. */
  readonly topK: number | null
  /** Only the most probable tokens that make up this share, 0 to 1; null: all. */
  readonly topP: number | null
  /** The same seed, device and language model give the same continuation. */
  readonly seed: number
}

export interface ContinueRequest {
  readonly requestId: string
  readonly languageModel: string
  /** A text is cut by the language model's own tokenizer. */
  readonly prompt: { readonly text: string } | { readonly ids: readonly TokenId[] }
  readonly begin: boolean
  readonly sampling: Sampling | null
  readonly mostTokens: number
  /** It ends with the token that makes it so long; null: any length. Special tokens have none. */
  readonly mostBytes: number | null
}

export interface ContinuedToken {
  readonly id: TokenId
  /** From the vocabulary; null for special tokens. Join them before decoding: a token may end inside a character. */
  readonly bytes: Uint8Array | null
  readonly piece: string | null
  /** ln p of the token by the whole softmax at temperature 1, whatever the sampling. */
  readonly logProbability: number
  /** 1: the most probable. */
  readonly rank: number
}

export interface Continuation {
  /** `end`: the language model's end token came; `length`: as many tokens or bytes as asked for; `context`: its context is full. */
  readonly reason: 'end' | 'length' | 'context'
  /** What the first token follows: the prompt, or, if that is empty, the begin token, or the end token if there is none. */
  readonly after: 'prompt' | 'begin' | 'end'
}

export interface InspectRequest {
  readonly requestId: string
  readonly languageModel: string
  readonly settings: LanguageModelSettings
}

export type OnScored = (doneTokens: number, totalTokens: number) => void

export interface ScoringService {
  load(
    request: LanguageModelLoadRequest,
    onProgress: (progress: LanguageModelProgress) => void,
  ): Promise<Outcome<LoadedLanguageModel>>
  unload(languageModel: string): Promise<void>
  /** Tells when a loaded language model moved to another device on its own: the GPU was lost, say. One listener. */
  watch(onMoved: (languageModel: string, loaded: LoadedLanguageModel) => void): Promise<void>
  score(request: ScoreRequest, onProgress?: OnScored): Promise<Outcome<Scores>>
  scoreText(request: ScoreTextRequest, onProgress?: OnScored): Promise<Outcome<ScoredText>>
  /** ln p of every token of the vocabulary after each context, [contexts][vocabularySize]. */
  next(request: NextRequest): Promise<Outcome<readonly Float32Array[]>>
  /** Generates; each token is told of as it comes. Stopped by `cancel`: the failure `cancelled`, tokens told of stay true. */
  continue(request: ContinueRequest, onToken: (token: ContinuedToken) => void): Promise<Outcome<Continuation>>
  /** Pieces and bytes of ids, by the language model's own tokenizer. */
  describe(languageModel: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>>
  /** A question of the bias lab. `not-loaded` {what}, `unsupported` {what, detail} if the tokens have no exact bytes. */
  lab<Kind extends LabKind>(
    request: LabRequest<Kind>,
    onStep: (step: LabWork[Kind]['step']) => void,
  ): Promise<Outcome<LabWork[Kind]['answer']>>
  /** What a repository of the hub offers. Fetches its configuration and asks for sizes. */
  inspect(request: InspectRequest): Promise<Outcome<HubListing>>
  cached(): Promise<readonly CachedLanguageModel[]>
  /** Removes a hub model's files from the browser's cache; one that is loaded goes on working. */
  removeCached(languageModel: string): Promise<void>
  cancel(requestId: string): Promise<void>
}

/** Many times what the largest run or the building of the largest graph takes: neither lets a message in. */
const timeoutMs = 600_000
const needs = ({ languageModel }: { readonly languageModel: string }): readonly string[] => [languageModel]

export const scoringCalls = {
  load: { timeoutMs, hasRequestId: true, loads: (_, { languageModel }) => languageModel },
  unload: { onlyRunning: true, unloads: (languageModel) => languageModel },
  watch: { onlyRunning: true },
  score: { timeoutMs, hasRequestId: true, needs },
  scoreText: { timeoutMs, hasRequestId: true, needs },
  next: { timeoutMs, hasRequestId: true, needs },
  continue: { timeoutMs, hasRequestId: true, needs },
  describe: { timeoutMs, needs: (languageModel) => [languageModel] },
  lab: { timeoutMs, hasRequestId: true, needs },
  inspect: { timeoutMs, hasRequestId: true },
  cached: { timeoutMs, otherwise: [] },
  removeCached: { timeoutMs, otherwise: undefined },
  cancel: { onlyRunning: true },
} as const satisfies CallTable<ScoringService> & AnyCallTable
