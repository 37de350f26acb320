/** The language models of the benchmark: the shipped one, and one of random weights with GPT-2's vocabulary. */
import type { NextTokenModel } from '../../src/core/bytelevel/nextTokenModel.ts'
import { loadShippedModel } from '../../src/platform/languageModels/loadShipped.ts'
import { NextDistributions } from '../../src/platform/languageModels/nextDistributions.ts'
import { openSession, sessionOptions } from '../../src/platform/languageModels/openSession.ts'
import { prepareRuntime } from '../../src/platform/languageModels/ortRuntime.ts'
import type { CausalSession } from '../../src/platform/languageModels/causalSession.ts'
import { vocabularyOf, type Vocabulary } from '../../src/core/segmenters/vocabulary.ts'
import { createShippedBpe } from '../../src/core/tokenizers/bpe/shippedBpe.ts'
import { findCard } from '../../src/core/tokenizers/catalogue/catalogue.ts'
import type { Outcome } from '../../src/core/tokenizers/failure.ts'

export interface Asked {
  /** Each with a cache of its own, over the same graph. */
  readonly model: () => NextTokenModel
  readonly vocabulary: Vocabulary
}

const runtime = prepareRuntime(1)

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

function modelOf(session: CausalSession, edge: number, contextLength: number, vocabularySize: number): NextTokenModel {
  const next = new NextDistributions(session)
  return {
    beginToken: edge,
    endToken: edge,
    nextLogProbabilities: (contexts, signal) =>
      next.of(contexts, { contextLength, vocabularySize, signal, pause: async () => {} }),
  }
}

export async function shipped(): Promise<Asked> {
  const { signal } = new AbortController()
  const files = valueOf(
    await loadShippedModel('tessera-bpe', {
      assetsBase: new URL('data/', document.baseURI).href,
      signal,
      onFile: () => {},
    }),
  )
  const { card, open, loadTokenizer } = files
  const session = valueOf(await open(runtime, 'wasm'))
  return {
    model: () => modelOf(session, card.beginToken ?? 0, card.contextLength, card.vocabularySize),
    vocabulary: valueOf(vocabularyOf(valueOf(await loadTokenizer()).tokenizer)),
  }
}

export async function random(vocabularySize: number, contextLength: number): Promise<Asked> {
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await (await fetch(`data/${path}`)).arrayBuffer())
  const graph = await read('random.onnx')
  const session = valueOf(
    await openSession(runtime, 'wasm', 'random', () =>
      runtime.ort.InferenceSession.create(graph, sessionOptions('wasm', 0)),
    ),
  )
  const entry = findCard('gpt2')
  if (entry === null) throw new Error('gpt2')
  return {
    model: () => modelOf(session, vocabularySize - 1, contextLength, vocabularySize),
    vocabulary: valueOf(vocabularyOf(valueOf(createShippedBpe(entry.card, await read('gpt2.bpe'))))),
  }
}
