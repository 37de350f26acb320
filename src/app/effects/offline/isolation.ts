/**
 * Isolation of the page on hosts that send no headers for it: the service worker answers with them, but only from the
 * next load on. So the page is loaded again, once, when threads are about to be of use and nothing is lost by it.
 */
import { scoringPanels } from '../../../state/scoring.ts'
import type { AppState, Store } from '../../../state/store.ts'
import { threadsFor } from '../../../platform/languageModels/runtime.ts'
import { reasonLeftOut } from '../../../state/links/leftOut.ts'
import type { OfflineWorker } from './serviceWorker.ts'

const KEY = 'tessera.isolated'
const ACTIVE_TIMEOUT_MS = 5_000

/** Whether the address brings everything back: no file of the reader's, no access token, no word given to a download. */
function comesBack({ comparison, session }: AppState): boolean {
  const hasFiles =
    comparison.tokenizers.some((reference) => reasonLeftOut(reference, comparison.text) !== null) ||
    session.languages.corpora['own'] !== undefined
  return session.link === 'complete' && !hasFiles && session.hubToken === null && session.scoring.allowed.length === 0
}

/** What is needed of a window. */
export interface IsolatingBrowser {
  readonly crossOriginIsolated: boolean
  readonly document: { readonly activeElement: Element | null }
  readonly location: { readonly reload: () => void }
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
}

function isTyping(browser: IsolatingBrowser): boolean {
  const { activeElement } = browser.document
  return activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement
}

/** Ends when scoring may start; does not end if the page is being loaded again. */
export async function isolate(
  store: Store,
  browser: IsolatingBrowser,
  worker: Promise<Pick<OfflineWorker, 'active'> | null>,
  cores: number,
): Promise<void> {
  const isWorthIt = (): boolean =>
    scoringPanels.has(store.getState().comparison.panel) && comesBack(store.getState()) && !isTyping(browser)
  if (browser.crossOriginIsolated || threadsFor(true, cores, null) === 1 || !isWorthIt()) return
  try {
    if (browser.sessionStorage.getItem(KEY) !== null) return
    const isActive = (await (await worker)?.active(ACTIVE_TIMEOUT_MS)) === true
    if (!isActive || !isWorthIt()) return
    // Before the reload: a page that is not isolated after it does not try again.
    browser.sessionStorage.setItem(KEY, '1')
  } catch {
    // Without storage for the tab, nothing would keep it from loading again and again.
    return
  }
  browser.location.reload()
  await new Promise(() => {})
}
