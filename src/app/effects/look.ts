/** Writes the density and the chosen or the system's theme to the document, where the design tokens read them; paper is light. */
import type { Store } from '../../state/store.ts'

export function startLook(store: Store, browser: Window): () => void {
  const system = browser.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme, density, isPrinting } = store.getState().view
    const dark = !isPrinting && (theme === 'dark' || (theme === 'system' && system.matches))
    const { dataset } = browser.document.documentElement
    dataset['theme'] = dark ? 'dark' : 'light'
    dataset['density'] = density
  }
  const unsubscribe = store.subscribe((state, before) => {
    const [now, then] = [state.view, before.view]
    if (now.theme !== then.theme || now.density !== then.density || now.isPrinting !== then.isPrinting) apply()
  })
  system.addEventListener('change', apply)
  apply()
  return () => {
    unsubscribe()
    system.removeEventListener('change', apply)
  }
}
