/** The offline side of the page, composed: service worker, storage, isolation. A part of its own, fetched after the first screen. */
import type { ShippedFile } from '../../../platform/offline/shippedFiles.ts'
import type { OfflineServices, StorageAnswer } from '../../../state/offlineServices.ts'
import type { Store } from '../../../state/store.ts'
import { isolate } from './isolation.ts'
import { startServiceWorker, type OfflineWorker } from './serviceWorker.ts'
import { keepAllFiles, readStorage, removeStored } from './storage.ts'
import { filesAt, filesOfLoaded } from './usedFiles.ts'

/** How long a first installation is waited for before the page says that it is not done. */
const INSTALL_MS = 15_000

export interface OfflineEffects extends OfflineServices {
  /** Ends when scoring may start; see `isolation.ts`. */
  isolate(): Promise<void>
}

/** `scope`: the folder that the page is served from. */
export function startOfflineEffects(store: Store, browser: Window, scope: string): OfflineEffects {
  const isSupported = 'serviceWorker' in browser.navigator && 'caches' in browser
  const worker: Promise<OfflineWorker | null> = isSupported
    ? startServiceWorker(store, browser, scope).catch(() => null)
    : Promise.resolve(null)

  /** Asks for what was fetched without the service worker once more, mostly of the browser's own cache, so that it keeps it. */
  async function keepUsed({ files }: OfflineWorker): Promise<void> {
    const shipped = (await files()) ?? []
    const keep = async (used: readonly ShippedFile[]): Promise<void> => {
      for (const { url } of used) {
        const response = await fetch(new URL(url, scope)).catch(() => null)
        await response?.arrayBuffer().catch(() => null)
      }
    }
    // Those that are under way too, when they have come.
    new PerformanceObserver((list) => {
      const past = list
        .getEntries()
        .filter((entry) => entry instanceof PerformanceResourceTiming && entry.workerStart === 0)
      void keep(filesAt(new Set(past.map(({ name }) => name)), shipped, scope))
    }).observe({ type: 'resource', buffered: true })
    await keep(filesOfLoaded(shipped, store.getState()))
  }
  void worker.then((started) => started?.onFirstControl(() => void keepUsed(started)))

  async function filesOfSite(): Promise<readonly ShippedFile[] | null> {
    return (await (await worker)?.files()) ?? null
  }

  async function storage(): Promise<StorageAnswer> {
    if (!browser.isSecureContext) return { status: 'insecure' }
    const started = await worker
    if (started === null) return { status: 'unsupported' }
    const files = (await started.active(INSTALL_MS)) ? await started.files() : null
    if (files === null) return { status: 'not-ready' }
    try {
      return { status: 'ready', ...(await readStorage(files, scope)) }
    } catch {
      return { status: 'unsupported' }
    }
  }

  return {
    isolate: () => isolate(store, browser, worker, browser.navigator.hardwareConcurrency),
    takeUpdate: () => void worker.then((started) => started?.takeUpdate()),
    storage,
    async remove(ids) {
      const files = await filesOfSite()
      if (files !== null) await removeStored(ids, files, scope).catch(() => {})
    },
    keepAll(part, onProgress) {
      const controller = new AbortController()
      const outcome = filesOfSite().then((files) =>
        files === null
          ? ({ status: 'full' } as const)
          : keepAllFiles(part, files, scope, controller.signal, onProgress),
      )
      return { outcome, cancel: () => controller.abort() }
    },
    persist: () => browser.navigator.storage.persist().catch(() => false),
  }
}
