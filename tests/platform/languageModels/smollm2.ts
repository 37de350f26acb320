/** SmolLM2 from its shipped files on ONNX Runtime's wasm, as the Bias lab asks it. Takes some seconds and 600 MB. */
import type { NextTokenModel } from '../../../src/core/bytelevel/nextTokenModel.ts'
import type { ValidSequences } from '../../../src/core/bytelevel/validSequences.ts'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import { vocabularyOf } from '../../../src/core/segmenters/vocabulary.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import { loadShippedModel } from '../../../src/platform/languageModels/loadShipped.ts'
import { NextDistributions } from '../../../src/platform/languageModels/nextDistributions.ts'
import { assetsBase, serveShippedFiles } from '../workers/shippedFiles.ts'
import { runtime } from './tinyModel.ts'

export interface OpenedLabModel {
  readonly valid: ValidSequences
  readonly model: NextTokenModel
  readonly close: () => Promise<void>
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

export async function openSmollm2(): Promise<OpenedLabModel> {
  serveShippedFiles()
  const { signal } = new AbortController()
  const files = valueOf(await loadShippedModel('smollm2-135m-instruct', { assetsBase, signal, onFile: () => {} }))
  const { tokenizer } = valueOf(await files.loadTokenizer())
  const session = valueOf(await files.open(runtime, 'wasm'))
  const next = new NextDistributions(session)
  const { contextLength, vocabularySize, beginToken } = files.card
  const [endToken = null] = files.endTokens
  return {
    valid: validSequencesOf(valueOf(vocabularyOf(tokenizer))),
    model: {
      beginToken,
      endToken,
      nextLogProbabilities: (contexts, asked) =>
        next.of(contexts, { contextLength, vocabularySize, signal: asked, pause: async () => {} }),
    },
    close: async () => {
      next.release()
      await session.close()
    },
  }
}
