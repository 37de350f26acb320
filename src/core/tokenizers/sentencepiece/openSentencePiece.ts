/** A tokenizer from the bytes of a SentencePiece model and from what is configured beside it. */
import type { Outcome } from '../failure.ts'
import type { Configuration } from '../formats/configuration.ts'
import type { CardIdentity } from '../stages/stagedTokenizer.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { createSentencePiece } from './createSentencePiece.ts'
import { modelOfClass } from './modelOfClass.ts'
import { readModelFile } from './modelFile.ts'

/** Failures: `damaged-file` {kind, detail}. */
export function openSentencePiece(
  bytes: Uint8Array,
  configuration: Configuration,
  identity: CardIdentity,
): Outcome<Tokenizer> {
  const model = readModelFile(bytes)
  return model.ok ? createSentencePiece(modelOfClass(model.value, configuration), configuration, identity) : model
}
