/**
 * What an embedded page and the page around it say to each other: this one its height, that one the theme. Heights go to
 * any origin, for they tell nothing; a theme is taken from the parent window only.
 */
import * as v from 'valibot'
import type { HeightMessage } from '../../state/links/embedding.ts'
import { setTheme } from '../../state/actions/view.ts'
import type { Store } from '../../state/store.ts'

const themeSchema = v.object({ type: v.literal('tessera:theme'), theme: v.picklist(['system', 'light', 'dark']) })

/** Starts the effect; the answer stops it. */
export function startEmbedding(
  store: Store,
  browser: Window,
  createObserver = (changed: () => void) => new ResizeObserver(changed),
): () => void {
  const { documentElement, body } = browser.document
  let last = 0
  const report = () => {
    const height = Math.ceil(body.getBoundingClientRect().height)
    if (height === last) return
    last = height
    browser.parent.postMessage({ type: 'tessera:height', height } satisfies HeightMessage, '*')
  }
  const observer = createObserver(report)
  observer.observe(body)
  documentElement.dataset['embedded'] = ''
  const take = (event: MessageEvent) => {
    if (event.source !== browser.parent) return
    const parsed = v.safeParse(themeSchema, event.data)
    if (parsed.success) setTheme(store, parsed.output.theme)
  }
  browser.addEventListener('message', take)
  return () => {
    observer.disconnect()
    browser.removeEventListener('message', take)
  }
}
