/**
 * The service worker: the page without a network, one version at a time, isolated on any host. It precaches what every
 * visit needs and keeps other files of the site when they are first used. A new version waits until the reader asks for
 * it. Requests to other origins are none of its business.
 */
import { PrecacheController } from 'workbox-precaching'
import { withIsolation } from './answerHeaders.ts'
import { answerKept, dropForeign } from './keptFiles.ts'
import { FILES_MESSAGE, TAKE_OVER_MESSAGE } from './messages.ts'
import { cacheNamesOf, type ShippedFile } from './shippedFiles.ts'

declare const self: Omit<ServiceWorkerGlobalScope, '__WB_MANIFEST'> & { readonly __WB_MANIFEST: readonly ShippedFile[] }

/** Written in by the build. */
// oxlint-disable-next-line no-underscore-dangle
const files = self.__WB_MANIFEST
const { scope } = self.registration
const names = cacheNamesOf(scope)
const page = new PrecacheController({ cacheName: names.page })
page.addToCacheList(
  files.filter(({ group }) => group === 'page').map(({ url, revision, integrity }) => ({ url, revision, integrity })),
)
const pageFiles = page.getURLsToCacheKeys()
const keptFiles = new Map(
  files.filter(({ group }) => group !== 'page').map((file) => [new URL(file.url, scope).href, file]),
)
const index = new URL('index.html', scope).href
const answerIndex = page.createHandlerBoundToURL(index)

/** Tabs that still show the version before get what they lack from it: names of scripts hold a hash, so nothing mixes. */
async function retirePage(): Promise<void> {
  await caches.delete(names.previousPage)
  const [now, before] = [await caches.open(names.page), await caches.open(names.previousPage)]
  const current = new Set(pageFiles.values())
  for (const request of await now.keys()) {
    if (current.has(request.url)) continue
    const retired = await now.match(request)
    if (retired !== undefined && new URL(request.url).search === '') await before.put(request, retired)
    await now.delete(request)
  }
}

async function answerNavigation(event: FetchEvent): Promise<Response> {
  try {
    return await answerIndex({ request: event.request, event, url: new URL(event.request.url) })
  } catch {
    // The cache was emptied, and the host has another version.
    return fetch(event.request)
  }
}

async function answerPrevious(request: Request): Promise<Response> {
  const kept = await caches.open(names.previousPage).then(
    (cache) => cache.match(request.url),
    () => undefined,
  )
  return kept ?? fetch(request)
}

/** Null: the browser asks the network as if there were no service worker. */
function answer(event: FetchEvent): Promise<Response> | null {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || !address.href.startsWith(scope)) return null
  if (request.mode === 'navigate') {
    const place = address.origin + address.pathname
    return place === scope || place === index ? answerNavigation(event) : null
  }
  const cacheKey = pageFiles.get(address.href)
  if (cacheKey !== undefined)
    return page.strategy.handle({
      request,
      event,
      params: { cacheKey, integrity: page.getIntegrityForCacheKey(cacheKey) },
    })
  const kept = keptFiles.get(address.href)
  if (kept !== undefined) return answerKept(request, kept, { scope, names, goOn: (work) => event.waitUntil(work) })
  return address.href.startsWith(`${scope}assets/`) && address.search === '' ? answerPrevious(request) : null
}

self.addEventListener('install', (event) => void page.install(event))
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([retirePage(), dropForeign(files, { scope, names })]).then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  const answered = answer(event)
  if (answered !== null) event.respondWith(answered.then(withIsolation))
})
self.addEventListener('message', ({ data, ports }) => {
  if (data === null || typeof data !== 'object') return
  if (data.type === TAKE_OVER_MESSAGE) void self.skipWaiting()
  if (data.type === FILES_MESSAGE) ports[0]?.postMessage(files)
})
