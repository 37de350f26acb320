/**
 * Registers the service worker, says when a new version waits, and lets it take over when the reader asks for it. Never
 * changes the version under a page by itself.
 */
import * as v from 'valibot'
import { FILES_MESSAGE, TAKE_OVER_MESSAGE } from '../../../platform/offline/messages.ts'
import { groups, type ShippedFile } from '../../../platform/offline/shippedFiles.ts'
import { addNotice, dismissNotice } from '../../../state/actions/session.ts'
import type { Store } from '../../../state/store.ts'

const FILE = 'serviceWorker.js'
const ANSWER_MS = 5_000
/** A page that stays open looks for a new version when it is looked at again, this often at most. */
const CHECK_MS = 3_600_000

const filesSchema = v.array(
  v.object({
    url: v.string(),
    revision: v.nullable(v.string()),
    integrity: v.string(),
    bytes: v.pipe(v.number(), v.minValue(0)),
    group: v.picklist(groups),
  }),
)

export interface OfflineWorker {
  readonly scope: string
  /** Becomes true when a service worker is active; false if that fails or takes longer than `milliseconds`. */
  readonly active: (milliseconds: number) => Promise<boolean>
  /** The files of the version that is active; null if it does not answer. */
  readonly files: () => Promise<readonly ShippedFile[] | null>
  /** Called once when a page that had no service worker gets one. */
  readonly onFirstControl: (listener: () => void) => void
  readonly takeUpdate: () => void
}

/** Rejects if the browser refuses: private windows, storage forbidden. */
export async function startServiceWorker(store: Store, browser: Window, scope: string): Promise<OfflineWorker> {
  const { serviceWorker } = browser.navigator
  const hadController = serviceWorker.controller !== null
  const registration = await serviceWorker.register(new URL(FILE, scope).href, { scope, updateViaCache: 'none' })
  let takesOver = false
  let checked = Date.now()
  const firstControl: (() => void)[] = []

  const tellWaiting = (): void =>
    addNotice(store, { message: 'notice.update-ready', values: {}, tone: 'info', action: 'update' })
  const tellTaken = (): void => {
    for (const { id, action } of store.getState().session.notices) if (action === 'update') dismissNotice(store, id)
    addNotice(store, { message: 'notice.update-elsewhere', values: {}, tone: 'info', action: 'update' })
  }
  const watchInstalling = (): void => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      // Without one that is active it waits for nobody.
      if (installing.state === 'installed' && registration.active !== null) tellWaiting()
    })
  }
  if (registration.waiting !== null && registration.active !== null) tellWaiting()
  watchInstalling()
  registration.addEventListener('updatefound', watchInstalling)

  let controlled = hadController
  serviceWorker.addEventListener('controllerchange', () => {
    if (takesOver) browser.location.reload()
    else if (controlled) tellTaken()
    else for (const listener of firstControl.splice(0)) listener()
    controlled = true
  })
  browser.document.addEventListener('visibilitychange', () => {
    if (browser.document.visibilityState !== 'visible' || Date.now() - checked < CHECK_MS) return
    checked = Date.now()
    // Without a network there is no new version.
    registration.update().catch(() => {})
  })

  return {
    scope,
    active: (milliseconds) =>
      Promise.race([
        serviceWorker.ready.then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds)),
      ]),
    files: () => filesOf(registration.active),
    onFirstControl(listener) {
      if (controlled && !hadController) listener()
      else if (!controlled) firstControl.push(listener)
    },
    takeUpdate() {
      takesOver = true
      if (registration.waiting === null) browser.location.reload()
      else registration.waiting.postMessage({ type: TAKE_OVER_MESSAGE }, [])
    },
  }
}

function filesOf(worker: ServiceWorker | null): Promise<readonly ShippedFile[] | null> {
  if (worker === null) return Promise.resolve(null)
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    const end = (files: readonly ShippedFile[] | null): void => {
      clearTimeout(timer)
      port1.close()
      resolve(files)
    }
    const timer = setTimeout(() => end(null), ANSWER_MS)
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = v.safeParse(filesSchema, data)
      end(parsed.success ? parsed.output : null)
    })
    port1.start()
    worker.postMessage({ type: FILES_MESSAGE }, [port2])
  })
}
