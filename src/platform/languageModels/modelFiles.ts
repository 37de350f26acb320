/** What a source of language models, the page or the hub, gives to the engine. Types only. */
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { Outcome } from '../../core/tokenizers/failure.ts'
import type { CausalSession } from './causalSession.ts'
import type { ModelTokenizer } from './modelTokenizer.ts'
import type { DeviceKind } from './openSession.ts'
import type { PreparedRuntime } from './runtime.ts'
import type { LanguageModelCard } from '../../core/scores/languageModel.ts'

export interface ModelLoad {
  readonly assetsBase: string
  readonly signal: AbortSignal
  /** Bytes of a file that have arrived, and all of them where the server said. */
  readonly onFile: (file: string, loadedBytes: number, totalBytes: number | null) => void
}

/** The files are there; what is to be run on a device is opened from them, more than once if need be. */
export interface ModelFiles {
  readonly card: LanguageModelCard
  readonly endTokens: ReadonlySet<TokenId>
  readonly open: (runtime: PreparedRuntime, kind: DeviceKind) => Promise<Outcome<CausalSession>>
  readonly loadTokenizer: () => Promise<Outcome<ModelTokenizer>>
}
