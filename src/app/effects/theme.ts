/** Writes the chosen or the system's theme to the document, where the design tokens read it; paper is light. */
import type { Store } from '../../state/store.ts'

export function startTheme(store: Store, browser: Window): () => void {
  const system = browser.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme, isPrinting } = store.getState().view
    const dark = !isPrinting && (theme === 'dark' || (theme === 'system' && system.matches))
    browser.document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.view.theme !== before.view.theme || state.view.isPrinting !== before.view.isPrinting) apply()
  })
  system.addEventListener('change', apply)
  apply()
  return () => {
    unsubscribe()
    system.removeEventListener('change', apply)
  }
}
