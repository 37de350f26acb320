/**
 * A part of the page that cannot be fetched is gone for one of two reasons: there is no connection, or a new version was
 * published and the host keeps no files of the old one. Which it is, is found out by asking for the page itself, and said.
 */
import { addNotice } from '../../state/actions/session.ts'
import type { AppState, Store } from '../../state/store.ts'
import type { FailureCode } from '../../core/tokenizers/failure.ts'

/** What is needed of a window. */
export interface PartsBrowser {
  readonly document: {
    readonly baseURI: string
    querySelector(selectors: string): Pick<Element, 'getAttribute'> | null
  }
  readonly fetch: typeof fetch
  readonly addEventListener: (type: string, listener: () => void) => void
}

/** Whether the host serves the page with another main script than this one's; false if the host does not answer. */
export async function isReplaced(browser: Pick<PartsBrowser, 'document' | 'fetch'>): Promise<boolean> {
  const script = browser.document.querySelector('script[type="module"][src]')?.getAttribute('src')
  if (script === null || script === undefined) return false
  try {
    const response = await browser.fetch(new URL('./', browser.document.baseURI), { cache: 'no-cache' })
    return response.ok && !(await response.text()).includes(script)
  } catch {
    return false
  }
}

/** Failures of workers that stopped, or never began because their script is gone. */
const STOPPED: ReadonlySet<FailureCode> = new Set(['worker-stopped', 'scoring-stopped'])

function stopped({ session }: AppState): number {
  const { tokenizers, scoring, languages } = session
  const statuses = [...Object.values(tokenizers), ...Object.values(scoring.languageModels)]
  const failures = [
    ...statuses.flatMap((status) => (status.status === 'failed' ? [status.failure] : [])),
    ...Object.values(languages.columnFailures),
  ]
  return failures.filter(({ code }) => STOPPED.has(code)).length
}

/** Starts the effect. Every part that the bundler fetches tells by this event that it could not be had; workers fail. */
export function startMissingParts(store: Store, browser: PartsBrowser): void {
  async function say(otherwise: () => void): Promise<void> {
    if (await isReplaced(browser))
      addNotice(store, { message: 'notice.page-replaced', values: {}, tone: 'warning', action: 'reload' })
    else otherwise()
  }
  browser.addEventListener('vite:preloadError', () => {
    void say(() => addNotice(store, { message: 'notice.part-missing', values: {}, tone: 'warning' }))
  })
  store.subscribe((state, before) => {
    if (
      state.session.tokenizers === before.session.tokenizers &&
      state.session.scoring === before.session.scoring &&
      state.session.languages === before.session.languages
    )
      return
    // What stopped says so itself.
    if (stopped(state) > stopped(before)) void say(() => {})
  })
}
