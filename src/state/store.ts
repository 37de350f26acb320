/** The store: three slices in one snapshot. Made by a factory, so that a test has its own. */
import { createStore as createZustandStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Comparison } from './comparison.ts'
import { initialSession } from './session.ts'
import type { Session } from './session.ts'
import { initialView } from './view.ts'
import type { View } from './view.ts'

export interface AppState {
  readonly comparison: Comparison
  readonly session: Session
  readonly view: View
}

export type Store = StoreApi<AppState>

/** A store that starts with `comparison`, and with the session and view given in part. */
export function createStore(
  comparison: Comparison,
  start: { readonly session?: Partial<Session>; readonly view?: Partial<View> } = {},
): Store {
  return createZustandStore<AppState>(() => ({
    comparison,
    session: { ...initialSession, ...start.session },
    view: { ...initialView, ...start.view },
  }))
}
