/** What the browser keeps of the site and of the hub's language models: listed, removed, completed. Uses Cache Storage only. */
import { uint8ArrayToBase64 } from 'uint8array-extras'
import { listCached, removeCached } from '../../../platform/languageModels/hub/keptModels.ts'
import { cacheNamesOf, keptAddress, type ShippedFile } from '../../../platform/offline/shippedFiles.ts'
import { itemOf } from '../../../platform/offline/shippedItems.ts'
import type { KeepOutcome, KeptPart, Storage, StoredItem } from '../../../state/offlineServices.ts'
import { defaultStallMilliseconds, fetchBytes } from '../../../platform/tokenizers/fetching.ts'

const LIMIT_BYTES = 100_000_000
/** Small files at once; the browser itself opens no more connections to a host. */
const AT_ONCE = 6

/** The files that are kept. What the service worker fetched when it was installed is there, or it would not run. */
async function keptOf(files: readonly ShippedFile[], scope: string): Promise<ReadonlySet<ShippedFile>> {
  const names = cacheNamesOf(scope)
  const addresses = new Set<string>()
  for (const name of Object.values(names.kept)) {
    if (!(await caches.has(name))) continue
    for (const { url } of await (await caches.open(name)).keys()) addresses.add(url)
  }
  return new Set(files.filter((file) => file.group === 'page' || addresses.has(keptAddress(file, scope))))
}

function filesOfPart(files: readonly ShippedFile[], part: KeptPart): readonly ShippedFile[] {
  return files.filter(({ group }) => (group === 'largeWeights') === (part === 'largeWeights'))
}

function sum(files: readonly ShippedFile[]): number {
  return files.reduce((bytes, file) => bytes + file.bytes, 0)
}

export async function readStorage(files: readonly ShippedFile[], scope: string): Promise<Storage> {
  const kept = await keptOf(files, scope)
  const items = new Map<string, ShippedFile[]>()
  for (const file of files) items.set(itemOf(file), [...(items.get(itemOf(file)) ?? []), file])
  const shipped = [...items].flatMap(([id, all]): readonly StoredItem[] => {
    const [first] = all
    const present = all.filter((file) => kept.has(file))
    if (first === undefined) return []
    return [
      {
        id,
        group: first.group,
        keptFiles: present.length,
        keptBytes: sum(present),
        allFiles: all.length,
        allBytes: sum(all),
      },
    ]
  })
  const hub = (await listCached()).map(({ languageModel, files: { length }, bytes }): StoredItem => ({
    id: languageModel,
    group: 'hub',
    keptFiles: length,
    keptBytes: bytes,
    allFiles: length,
    allBytes: bytes,
  }))
  const { storage } = navigator
  const estimated = await storage.estimate().catch(() => null)
  return {
    items: [...shipped, ...hub],
    missingBytes: {
      site: sum(filesOfPart(files, 'site').filter((file) => !kept.has(file))),
      largeWeights: sum(filesOfPart(files, 'largeWeights').filter((file) => !kept.has(file))),
    },
    estimate:
      estimated?.usage === undefined || estimated.quota === undefined
        ? null
        : { usageBytes: estimated.usage, quotaBytes: estimated.quota },
    persisted: await storage.persisted().catch(() => null),
  }
}

export async function removeStored(
  ids: readonly string[],
  files: readonly ShippedFile[],
  scope: string,
): Promise<void> {
  const names = cacheNamesOf(scope)
  for (const file of files) {
    if (file.group === 'page' || !ids.includes(itemOf(file))) continue
    await (await caches.open(names.kept[file.group])).delete(keptAddress(file, scope))
  }
  for (const id of ids) if (id.startsWith('hub:')) await removeCached(id)
}

async function isIntact({ integrity }: ShippedFile, bytes: Uint8Array): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))
  return integrity.split(' ').includes(`sha256-${uint8ArrayToBase64(digest)}`)
}

async function keepFile(
  file: ShippedFile,
  scope: string,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<KeepOutcome> {
  if (file.group === 'page') return { status: 'kept' }
  const address = keptAddress(file, scope)
  let type = 'application/octet-stream'
  const fetched = await fetchBytes(
    address,
    { signal, limitBytes: LIMIT_BYTES, stallMilliseconds: defaultStallMilliseconds, onProgress },
    (response) => {
      type = response.headers.get('content-type') ?? type
      return response.ok ? null : { code: 'server', values: { where: new URL(scope).host, status: response.status } }
    },
  )
  if (!fetched.ok)
    return fetched.failure.code === 'cancelled'
      ? { status: 'cancelled' }
      : { status: 'failed', failure: fetched.failure }
  if (!(await isIntact(file, fetched.value)))
    return { status: 'failed', failure: { code: 'bad-integrity', values: { what: file.url } } }
  try {
    const cache = await caches.open(cacheNamesOf(scope).kept[file.group])
    await cache.put(address, new Response(Uint8Array.from(fetched.value), { headers: { 'content-type': type } }))
    return { status: 'kept' }
  } catch {
    return { status: 'full' }
  }
}

/** Keeps every file of the part that is not kept yet; stops at the first that cannot be. */
export async function keepAllFiles(
  part: KeptPart,
  files: readonly ShippedFile[],
  scope: string,
  signal: AbortSignal,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<KeepOutcome> {
  const kept = await keptOf(files, scope)
  const missing = filesOfPart(files, part)
    .filter((file) => !kept.has(file))
    .toSorted((one, other) => one.bytes - other.bytes)
  const totalBytes = sum(missing)
  const done = new Map<ShippedFile, number>()
  const stop = new AbortController()
  const ended = AbortSignal.any([signal, stop.signal])
  let next = 0
  let outcome: KeepOutcome = { status: 'kept' }

  async function work(): Promise<void> {
    for (let file = missing[next++]; file !== undefined && !ended.aborted; file = missing[next++]) {
      const current = file
      const one = await keepFile(current, scope, ended, (bytes) => {
        done.set(current, Math.min(bytes, current.bytes))
        onProgress(
          [...done.values()].reduce((total, bytesOfOne) => total + bytesOfOne, 0),
          totalBytes,
        )
      })
      if (one.status === 'kept' || outcome.status !== 'kept') continue
      outcome = one
      stop.abort()
    }
  }
  onProgress(0, totalBytes)
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return signal.aborted ? { status: 'cancelled' } : outcome
}
