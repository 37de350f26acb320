/**
 * Answers requests for files that are kept when first used: from the cache if they are there, else from the network
 * and, on the way, into the cache. Large weights get there only when the reader says so (`app/effects/offline/storage.ts`).
 * Only the content that this version was built with is taken.
 */
import { keptAddress, type CacheNames, type ShippedFile } from './shippedFiles.ts'

interface Keeping {
  readonly scope: string
  readonly names: CacheNames
  /** Lets work outlive the answer. */
  readonly goOn: (work: Promise<unknown>) => void
}

export async function answerKept(
  request: Request,
  file: ShippedFile,
  { scope, names, goOn }: Keeping,
): Promise<Response> {
  if (file.group === 'page') return fetch(request)
  const cache = await caches.open(names.kept[file.group]).catch(() => null)
  const key = keptAddress(file, scope)
  const kept = await cache?.match(key)
  if (kept !== undefined) return kept
  // The page checks these itself, and may take a broken download up in the middle.
  if (file.group === 'largeWeights') return fetch(request)
  // A name that holds a hash of the content is proof enough, and lets WebAssembly compile while it arrives.
  const checked = file.revision === null ? request : new Request(request, { integrity: file.integrity })
  const response = await fetch(checked)
  if (response.ok && response.status === 200 && cache !== null) {
    // If there is no room, the file is fetched again next time.
    goOn(cache.put(key, response.clone()).catch(() => {}))
  }
  return response
}

/** Removes what this version has no file for. */
export async function dropForeign(
  files: readonly ShippedFile[],
  { scope, names }: Omit<Keeping, 'goOn'>,
): Promise<void> {
  const keys = new Set(files.map((file) => keptAddress(file, scope)))
  for (const name of Object.values(names.kept)) {
    if (!(await caches.has(name))) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) if (!keys.has(request.url)) await cache.delete(request)
  }
}
