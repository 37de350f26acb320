/** How components reach the store and the services: by context, set once by the composition root. */
import { createContext, startTransition, useContext, useEffect, useState } from 'react'
import { useStore as useZustandStore } from 'zustand'
import type { Services } from './services.ts'
import type { AppState, Store } from './store.ts'

export const StoreContext = createContext<Store | null>(null)
export const ServicesContext = createContext<Services | null>(null)

/** The store itself, to hand to an action. */
export function useAppStore(): Store {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('StoreContext is not provided')
  return store
}

/** What `select` takes from the state; the component is drawn again when it changes (`Object.is`). */
export function useAppState<Selected>(select: (state: AppState) => Selected): Selected {
  return useZustandStore(useAppStore(), select)
}

/**
 * The same, for what need not follow each key at once: the component is drawn after what is urgent, and not at all
 * where a newer state comes first. `select` must be the same function while it selects the same.
 */
export function useAppStateLater<Selected>(select: (state: AppState) => Selected): Selected {
  const store = useAppStore()
  const [selected, setSelected] = useState(() => select(store.getState()))
  useEffect(() => {
    let last = selected
    const take = (state: AppState): void => {
      const next = select(state)
      if (Object.is(next, last)) return
      last = next
      startTransition(() => setSelected(() => next))
    }
    take(store.getState())
    return store.subscribe(take)
    // What was selected first is compared once; later values are in `last`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store, select])
  return selected
}

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('ServicesContext is not provided')
  return services
}
