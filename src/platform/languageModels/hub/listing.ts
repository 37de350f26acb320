/** What the page shows of a language model of the hub before it is loaded: precisions, with their sizes. */
import { resolveUrl } from '../../tokenizers/hub.ts'
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { bytesOf } from './dtypes.ts'
import { inspectHub, type HubSettings } from './inspectHub.ts'
import { cachedFile } from './modelCache.ts'

/** The files of a hub model for one precision of its weights. */
interface HubDtype {
  /** `fp32`, `fp16`, `q8`, `q4`, `q4f16`, … */
  readonly dtype: string
  readonly files: readonly { readonly path: string; readonly bytes: number | null }[]
  /** Of these files and those that every precision needs; null where the server does not say. */
  readonly downloadBytes: number | null
  readonly cached: boolean
}

/** What a repository of the hub offers, before any large file is fetched. */
export interface HubListing {
  readonly languageModel: string
  readonly repository: string
  /** The commit where the server says it, else the revision asked for. */
  readonly revision: string
  /** `gpt2`, `qwen3`, … */
  readonly modelType: string
  readonly contextLength: number | null
  readonly vocabularySize: number | null
  /** Smallest first where sizes are known. */
  readonly dtypes: readonly HubDtype[]
}

/** Failures: those of `inspectHub`. */
export async function listHubModel(
  languageModel: string,
  settings: HubSettings,
  signal: AbortSignal,
): Promise<Outcome<HubListing>> {
  const inspected = await inspectHub(languageModel, settings, signal)
  if (!inspected.ok) return inspected
  const { location, config, dtypes } = inspected.value
  const isCached = async (path: string): Promise<boolean> => (await cachedFile(resolveUrl(location, path))) !== null
  return succeed({
    languageModel,
    repository: location.repository,
    revision: location.revision,
    modelType: config.modelType,
    contextLength: config.contextLength,
    vocabularySize: config.vocabularySize,
    dtypes: await Promise.all(
      dtypes.map(async ({ dtype, files }) => ({
        dtype,
        files: files.map(({ path, bytes }) => ({ path, bytes })),
        downloadBytes: bytesOf({ files }),
        cached: (await Promise.all(files.map(({ path }) => isCached(path)))).every(Boolean),
      })),
    ),
  })
}
