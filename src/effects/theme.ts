/** Writes the chosen or the system's theme to the document, where the design tokens read it; paper is light. */
import type { Store } from '../state/store.ts'

export function startTheme(store: Store, browser: Window): () => void {
  const system = browser.matchMedia('(prefers-color-scheme: dark)')
  const paper = browser.matchMedia('print')
  const apply = () => {
    const { theme } = store.getState().view
    const dark = !paper.matches && (theme === 'dark' || (theme === 'system' && system.matches))
    browser.document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.view.theme !== before.view.theme) apply()
  })
  system.addEventListener('change', apply)
  paper.addEventListener('change', apply)
  apply()
  return () => {
    unsubscribe()
    system.removeEventListener('change', apply)
    paper.removeEventListener('change', apply)
  }
}
