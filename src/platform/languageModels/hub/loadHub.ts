/**
 * Loads a language model of the hub: says what it is, downloads the files of one precision into the browser's cache, and
 * opens them by transformers.js. Scores nothing.
 */
import { fail, succeed, type Failure, type Outcome } from '../../../core/tokenizers/failure.ts'
import { fetchHubFiles, resolveUrl, type HubLocation } from '../../tokenizers/hub.ts'
import { sha256Hex } from '../../tokenizers/sha256.ts'
import { createStagedTokenizer } from '../../../core/tokenizers/stages/stagedTokenizer.ts'
import type { ModelFiles, ModelLoad } from '../modelFiles.ts'
import { endPieceOf, type ModelTokenizer } from '../modelTokenizer.ts'
import { openSession } from '../openSession.ts'
import type { PreparedRuntime } from '../runtime.ts'
import type { DevicePreference, LanguageModelCard } from '../../../core/scores/languageModel.ts'
import { downloadFile } from './download.ts'
import { bytesOf, preferredDtype, type DtypeFiles, type HubFile } from './dtypes.ts'
import { inspectHub, type HubModel, type HubSettings } from './inspectHub.ts'
import { cachedFile, dropFiles, keepFile } from './modelCache.ts'
import { tokenizersLike } from './suggestions.ts'
import { createTransformersSession, isCausal } from './transformersSession.ts'

/** Where the repository says nothing: what is usual for small ones. */
const USUAL_CONTEXT = 1024

export interface HubLoad extends ModelLoad {
  readonly settings: HubSettings
  /** Null: chosen by the device. */
  readonly dtype: string | null
  readonly device: DevicePreference
}

/** Failures: those of `inspectHub`, `not-causal`, `no-dtype` {what, detail}, `bad-integrity` {what}, and those of downloads. */
export async function loadHubModel(
  languageModel: string,
  runtime: PreparedRuntime,
  load: HubLoad,
): Promise<Outcome<ModelFiles>> {
  const inspected = await inspectHub(languageModel, load.settings, load.signal)
  if (!inspected.ok) return inspected
  const model = inspected.value
  const { repository } = model.location
  if (!(await isCausal(runtime.ort, model.config.modelType))) {
    return fail('not-causal', { what: repository, detail: `its type is ${model.config.modelType}` })
  }
  const files = await chooseFiles(model, runtime, load)
  if (files === null) return fail('no-dtype', { what: repository, detail: load.dtype ?? '' })
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const file of files.files) load.onFile(file.path, 0, file.bytes)
  for (const file of files.files) {
    const had = await haveFile(model.location, file, bytes, load)
    if (had !== null) return { ok: false, failure: had }
  }
  const card = cardOf(languageModel, model, files)
  return succeed({
    card,
    endTokens: model.config.endTokens,
    open: async (prepared, kind) => {
      const opened = await openSession(prepared, kind, repository, () =>
        createTransformersSession(prepared.ort, kind, {
          location: model.location,
          configJson: model.configJson,
          files,
          layers: model.config.layers,
          read: (path) => readFile(model, path, bytes),
        }),
      )
      // So that the next try fetches it again.
      if (!opened.ok && opened.failure.code === 'model-damaged') await forget(model.location)
      return opened
    },
    loadTokenizer: () => loadTokenizer(card, model.location, load.signal),
  })
}

async function chooseFiles(
  { dtypes }: HubModel,
  runtime: PreparedRuntime,
  { dtype, device }: HubLoad,
): Promise<DtypeFiles | null> {
  if (dtype !== null) return dtypes.find((one) => one.dtype === dtype) ?? null
  const gpu = await runtime.gpu()
  const onGpu = device === 'auto' ? gpu.adapter === 'hardware' : device === 'webgpu' && gpu.adapter !== 'none'
  return preferredDtype(dtypes, gpu, onGpu)
}

/** Makes sure that a file is in the cache or, where there is no room, in memory. Null: it is. */
async function haveFile(
  location: HubLocation,
  file: HubFile,
  bytes: Map<string, Uint8Array<ArrayBuffer>>,
  { signal, onFile }: HubLoad,
): Promise<Failure | null> {
  const url = resolveUrl(location, file.path)
  const cached = await cachedFile(url)
  if (cached !== null) {
    const size = Number(cached.headers.get('content-length') ?? file.bytes ?? 0)
    onFile(file.path, size, size)
    return null
  }
  const downloaded = await downloadFile(location, file.path, {
    signal,
    onProgress: (loaded, total) => onFile(file.path, loaded, file.bytes ?? total),
  })
  if (!downloaded.ok) return downloaded.failure
  const isAsListed = file.sha256 === null || [null, file.sha256].includes(await sha256Hex(downloaded.value))
  if (!isAsListed) return { code: 'bad-integrity', values: { what: file.path } }
  if (!(await keepFile(url, downloaded.value))) bytes.set(file.path, downloaded.value)
  return null
}

async function readFile(
  model: HubModel,
  path: string,
  bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<Response | null> {
  if (path === 'config.json') return Response.json(model.configJson)
  const kept = bytes.get(path)
  return kept === undefined ? cachedFile(resolveUrl(model.location, path)) : new Response(kept)
}

function forget(location: HubLocation): Promise<void> {
  const prefix = resolveUrl(location, '')
  return dropFiles((url) => url.startsWith(prefix))
}

function cardOf(id: string, { location, config }: HubModel, files: DtypeFiles): LanguageModelCard {
  const { repository, address, revision } = location
  return {
    id,
    name: repository,
    tokenizer: id,
    sameTokenizers: tokenizersLike(repository),
    source: { name: repository, revision, url: `${address.replace(/\/+$/, '')}/${repository}` },
    licence: 'as stated by its repository',
    dtype: files.dtype,
    contextLength: config.contextLength ?? USUAL_CONTEXT,
    parameters: null,
    vocabularySize: config.vocabularySize,
    beginToken: config.beginToken,
    downloadBytes: bytesOf(files),
  }
}

async function loadTokenizer(
  card: LanguageModelCard,
  location: HubLocation,
  signal: AbortSignal,
): Promise<Outcome<ModelTokenizer>> {
  const files = await fetchHubFiles(location, { signal, onProgress: () => {} })
  if (!files.ok) return files
  const { id, name, source, licence, contextLength } = card
  const tokenizer = createStagedTokenizer(files.value, {
    id,
    aliases: [],
    name,
    source,
    licence,
    usedBy: [],
    contextLength,
    verification: { status: 'not-verified' },
  })
  return tokenizer.ok
    ? succeed({ tokenizer: tokenizer.value, endPiece: endPieceOf(files.value.tokenizerConfig) })
    : tokenizer
}
