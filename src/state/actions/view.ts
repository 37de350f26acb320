/** Changes of what is pointed at and how the page looks. */
import type { EntryId } from '../../core/glossary/entryId.ts'
import type { Store } from '../store.ts'
import type { Density, Theme, TokenPointer, View } from '../view.ts'

function change(store: Store, part: Partial<View>): void {
  store.setState((state) => ({ view: { ...state.view, ...part } }))
}

/** Points at a token, or at none. Pointing at the same token again changes nothing. */
export function hoverToken(store: Store, pointer: TokenPointer | null): void {
  const now = store.getState().view.hover
  if (now === pointer) return
  if (now !== null && pointer !== null && now.lane === pointer.lane && now.tokenIndex === pointer.tokenIndex) return
  change(store, { hover: pointer })
}

/** Pins a token, or unpins. */
export function pinToken(store: Store, pointer: TokenPointer | null): void {
  change(store, { pinned: pointer })
}

export function setPrinting(store: Store, isPrinting: boolean): void {
  if (store.getState().view.isPrinting !== isPrinting) change(store, { isPrinting })
}

/** Opens the glossary, at an entry if one is meant. */
export function openGlossary(store: Store, entry: EntryId | null): void {
  change(store, { glossary: { entry } })
}

export function closeGlossary(store: Store): void {
  change(store, { glossary: null })
}

export function setTheme(store: Store, theme: Theme): void {
  change(store, { theme })
}

export function setDensity(store: Store, density: Density): void {
  change(store, { density })
}
