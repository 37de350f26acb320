/** Loads a language model that is served with the page: its configuration, its graph, and its tokenizer when asked. */
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from '../tokenizers/fetching.ts'
import { readJson } from '../tokenizers/readJson.ts'
import { createStagedTokenizer } from '../../core/tokenizers/stages/stagedTokenizer.ts'
import { findShippedLanguageModel } from '../../core/scores/catalogue.ts'
import type { ModelFiles, ModelLoad } from './modelFiles.ts'
import { readModelConfig } from './modelConfig.ts'
import { endPieceOf, type ModelTokenizer } from './modelTokenizer.ts'
import { openSession, sessionOptions } from './openSession.ts'
import type { PreparedRuntime } from './runtime.ts'
import type { LanguageModelCard } from '../../core/scores/languageModel.ts'

const LIMIT_BYTES = 100_000_000
/**
 * Cosines and sines of the rotary angles: WebGPU promises them to 2⁻¹¹ only, and between −π and π only, which is not
 * enough for 10⁻³ nats. They are a few hundred numbers a run.
 */
const EXACT_NODES = ['cosines', 'sines']

async function fetchFile(
  id: string,
  file: string,
  { assetsBase, signal, onFile }: ModelLoad,
): Promise<Outcome<Uint8Array>> {
  return fetchBytes(
    new URL(`models/${id}/${file}`, assetsBase).href,
    {
      signal,
      limitBytes: LIMIT_BYTES,
      stallMilliseconds: defaultStallMilliseconds,
      onProgress: (loadedBytes, totalBytes) => onFile(file, loadedBytes, totalBytes),
    },
    (response) =>
      response.ok ? null : { code: 'not-found', values: { what: `${id}/${file}`, where: new URL(assetsBase).host } },
  )
}

async function fetchJson(id: string, file: string, load: ModelLoad): Promise<Outcome<unknown>> {
  const fetched = await fetchFile(id, file, load)
  return fetched.ok ? readJson(fetched.value, file) : fetched
}

/** Failures: `not-a-language-model` {what}, and those of the fetch and of JSON. */
export async function loadShippedModel(id: string, load: ModelLoad): Promise<Outcome<ModelFiles>> {
  const shipped = findShippedLanguageModel(id)
  if (shipped === null) return fail('not-a-language-model', { what: id })
  const listed = shipped.card
  const json = await fetchJson(id, 'config.json', load)
  if (!json.ok) return json
  const read = readModelConfig(json.value, id)
  if (!read.ok) return read
  const graph = await fetchFile(id, shipped.graph, load)
  if (!graph.ok) return graph
  const config = read.value
  const card: LanguageModelCard = {
    ...listed,
    contextLength: config.contextLength ?? listed.contextLength,
    vocabularySize: config.vocabularySize,
    parameters: config.parameters ?? listed.parameters,
    beginToken: config.beginToken,
  }
  return succeed({
    card,
    endTokens: config.endTokens,
    open: (runtime: PreparedRuntime, kind) =>
      openSession(runtime, kind, card.name, () =>
        runtime.ort.InferenceSession.create(graph.value, sessionOptions(kind, config.layers, EXACT_NODES)),
      ),
    loadTokenizer: () => loadTokenizer(card, load),
  })
}

async function loadTokenizer(card: LanguageModelCard, load: ModelLoad): Promise<Outcome<ModelTokenizer>> {
  const [tokenizerJson, tokenizerConfig] = await Promise.all([
    fetchJson(card.id, 'tokenizer.json', load),
    fetchJson(card.id, 'tokenizer_config.json', load),
  ])
  if (!tokenizerJson.ok) return tokenizerJson
  if (!tokenizerConfig.ok) return tokenizerConfig
  const files = { tokenizerJson: tokenizerJson.value, tokenizerConfig: tokenizerConfig.value }
  const tokenizer = createStagedTokenizer(files, identityOf(card))
  return tokenizer.ok ? succeed({ tokenizer: tokenizer.value, endPiece: endPieceOf(files.tokenizerConfig) }) : tokenizer
}

function identityOf({ id, name, source, licence, contextLength }: LanguageModelCard) {
  return {
    id,
    aliases: [],
    name,
    source,
    licence,
    usedBy: [name],
    contextLength,
    verification: { status: 'not-verified' as const },
  }
}
