/** Loads a language model that is served with the page: its configuration, its graph, and its tokenizer when asked. */
import type { InferenceSession } from 'onnxruntime-common'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from '../tokenizers/fetching.ts'
import { readJson } from '../tokenizers/readJson.ts'
import { createStagedTokenizer } from '../../core/tokenizers/stages/stagedTokenizer.ts'
import { findShippedLanguageModel } from '../../core/scores/catalogue.ts'
import type { ModelFiles, ModelLoad } from './modelFiles.ts'
import { readModelConfig } from './modelConfig.ts'
import { endPieceOf, type ModelTokenizer } from './modelTokenizer.ts'
import { openSession, sessionOptions, type DeviceKind } from './openSession.ts'
import { restoreWeights } from './restoreWeights.ts'
import type { OnnxRuntime, PreparedRuntime } from './runtime.ts'
import { loadWeights, readWeightsList, type WeightsList } from './shippedWeights.ts'
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
  const fetched = await fetchBytes(
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
  // A compressed one says its size only when it has come.
  if (fetched.ok) onFile(file, fetched.value.length, fetched.value.length)
  return fetched
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
  const config = read.value
  const list = readWeightsList(json.value)
  const create = list === null ? await fromGraph(id, shipped.graph, load) : await fromWeights(id, list, load)
  if (!create.ok) return create
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
        create.value(runtime.ort, kind, sessionOptions(kind, config.layers, EXACT_NODES)),
      ),
    loadTokenizer: () => loadTokenizer(card, load),
  })
}

type Create = (
  ort: OnnxRuntime,
  kind: DeviceKind,
  options: InferenceSession.SessionOptions,
) => Promise<InferenceSession>

/** One file for every device. */
async function fromGraph(id: string, file: string, load: ModelLoad): Promise<Outcome<Create>> {
  const graph = await fetchFile(id, file, load)
  return graph.ok ? succeed((ort, _, options) => ort.InferenceSession.create(graph.value, options)) : graph
}

/** A graph for each device, and files of weights. */
async function fromWeights(id: string, list: WeightsList, load: ModelLoad): Promise<Outcome<Create>> {
  const loaded = await loadWeights(id, list, load)
  if (!loaded.ok) return loaded
  const { packed, restored, layout, data } = loaded.value
  const bytesOf = async (blob: Blob | undefined): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
  return succeed(async (ort, kind, options) => {
    const externalData =
      kind === 'wasm'
        ? [{ path: layout.location, data: await restoreWeights(layout, (index) => bytesOf(data[index]?.blob)) }]
        : await Promise.all(data.map(async ({ name, blob }) => ({ path: name, data: await bytesOf(blob) })))
    const graph = await bytesOf(kind === 'wasm' ? restored : packed)
    return ort.InferenceSession.create(graph, { ...options, externalData })
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
