/**
 * The browser's cache of the hub's language models, by the address of each file, which has the commit in it, so that
 * nothing in it grows old. A browser that has no cache, or refuses it, is as good as one with an empty cache.
 */

export const CACHE_NAME = 'tessera-language-models'

async function open(): Promise<Cache | null> {
  try {
    return await caches.open(CACHE_NAME)
  } catch {
    return null
  }
}

export async function cachedFile(url: string): Promise<Response | null> {
  return (await (await open())?.match(url).catch(() => undefined)) ?? null
}

/** Whether it was kept: not where there is no room. */
export async function keepFile(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const cache = await open()
  if (cache === null) return false
  try {
    // The length stands in a header, so that sizes are known without reading the files.
    await cache.put(url, new Response(new Blob([bytes]), { headers: { 'content-length': String(bytes.length) } }))
    return true
  } catch {
    return false
  }
}

export interface CachedFile {
  readonly url: string
  readonly bytes: number
}

export async function cachedFiles(): Promise<readonly CachedFile[]> {
  const cache = await open()
  if (cache === null) return []
  const requests = await cache.keys()
  return Promise.all(
    requests.map(async ({ url }) => ({
      url,
      bytes: Number((await cache.match(url))?.headers.get('content-length') ?? 0),
    })),
  )
}

export async function dropFiles(isDropped: (url: string) => boolean): Promise<void> {
  const cache = await open()
  if (cache === null) return
  for (const { url } of await cache.keys()) if (isDropped(url)) await cache.delete(url)
}
