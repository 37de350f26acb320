/** The hub's language models in the browser's cache: listed by repository and commit, removed. Loads nothing. */
import { formatReference, parseReference } from '../../../core/tokenizers/reference.ts'
import { cachedFiles, dropFiles } from './modelCache.ts'

/** A hub model of which files are in the browser's cache. */
export interface CachedLanguageModel {
  readonly languageModel: string
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
  readonly bytes: number
}

const CACHED_URL = /^https?:\/\/[^/]+\/(?:.*\/)?([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/

function cachedPlace(url: string): { readonly languageModel: string; readonly path: string } | null {
  const [, repository, revision, path] = CACHED_URL.exec(url) ?? []
  if (repository === undefined || revision === undefined || path === undefined) return null
  return { languageModel: formatReference({ kind: 'hub', repository, revision: decodeURIComponent(revision) }), path }
}

/** By repository and commit. */
export async function listCached(): Promise<readonly CachedLanguageModel[]> {
  const byLanguageModel = new Map<string, { path: string; bytes: number }[]>()
  for (const { url, bytes } of await cachedFiles()) {
    const place = cachedPlace(url)
    if (place === null) continue
    byLanguageModel.set(place.languageModel, [
      ...(byLanguageModel.get(place.languageModel) ?? []),
      { path: place.path, bytes },
    ])
  }
  return Array.from(byLanguageModel, ([languageModel, files]) => ({
    languageModel,
    files,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  }))
}

/** A reference without a revision means every commit of the repository. */
export async function removeCached(languageModel: string): Promise<void> {
  const wanted = parseReference(languageModel)
  if (wanted?.kind !== 'hub') return
  await dropFiles((url) => {
    const place = parseReference(cachedPlace(url)?.languageModel ?? '')
    return (
      place?.kind === 'hub' &&
      place.repository === wanted.repository &&
      (wanted.revision === null || wanted.revision === place.revision)
    )
  })
}
