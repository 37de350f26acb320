/** How components reach the store and the services: by context, set once by the composition root. */
import { createContext, useContext } from 'react'
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

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('ServicesContext is not provided')
  return services
}
