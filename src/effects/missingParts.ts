/**
 * A part of the page that cannot be fetched is gone for one of two reasons: there is no connection, or a new version was
 * published and the host keeps no files of the old one. Which it is, is found out by asking for the page itself, and said.
 */
import { addNotice } from '../state/actions/session.ts'
import type { Store } from '../state/store.ts'

/** What is needed of a window. */
export interface PartsBrowser {
  readonly document: Pick<Document, 'baseURI' | 'querySelector'>
  readonly fetch: typeof fetch
  readonly addEventListener: (type: string, listener: () => void) => void
}

/** Whether the host serves the page with another main script than this one's; false where the host does not answer. */
export async function isReplaced({ document, fetch }: Pick<PartsBrowser, 'document' | 'fetch'>): Promise<boolean> {
  const script = document.querySelector('script[type="module"][src]')?.getAttribute('src')
  if (script === null || script === undefined) return false
  try {
    const response = await fetch(new URL('./', document.baseURI), { cache: 'no-cache' })
    return response.ok && !(await response.text()).includes(script)
  } catch {
    return false
  }
}

/** Starts the effect. Every part that the bundler fetches tells by this event where it could not be had. */
export function startMissingParts(store: Store, browser: PartsBrowser): void {
  browser.addEventListener('vite:preloadError', () => {
    void isReplaced(browser).then((replaced) =>
      replaced
        ? addNotice(store, { message: 'notice.page-replaced', values: {}, tone: 'warning', action: 'reload' })
        : addNotice(store, { message: 'notice.part-missing', values: {}, tone: 'warning' }),
    )
  })
}
