/** A tokenizer of the comparison, as a worker that loads its own gets it. */
import { fittingTextOf } from '../../state/languageKeys.ts'
import { originalOf } from '../../core/tokenizers/reference.ts'
import type { AppState } from '../../state/store.ts'
import type { ReaderFile } from '../../platform/workers/tokenization/protocol.ts'
import type { WorkerTokenizer } from '../../platform/workers/tokenizerLoads.ts'

export interface TokenizerPlaces {
  /** See `LoadSettings`. */
  readonly assetsBase: string
  /** The reader's file of a reference. */
  readonly fileOf: (reference: string) => ReaderFile | null
}

export function workerTokenizer(
  { comparison, session }: AppState,
  reference: string,
  { assetsBase, fileOf }: TokenizerPlaces,
): WorkerTokenizer {
  const { hubAddress, hubToken } = session
  const fittingText = fittingTextOf(reference, comparison.text)
  return { reference, file: fileOf(originalOf(reference)), settings: { assetsBase, hubAddress, hubToken, fittingText } }
}
