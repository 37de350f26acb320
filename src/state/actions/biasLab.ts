/** Changes of what the Bias lab shows. Each is one `setState`. */
import type { BiasLabOptions } from '../biasLabOptions.ts'
import type { ChangesOptions } from '../changesOptions.ts'
import type { MarkovOptions } from '../markovOptions.ts'
import type { Store } from '../store.ts'

export function setBiasLab(store: Store, part: Partial<BiasLabOptions>): void {
  store.setState(({ comparison }) => ({ comparison: { ...comparison, biasLab: { ...comparison.biasLab, ...part } } }))
}

export function setMarkov(store: Store, part: Partial<MarkovOptions>): void {
  setBiasLab(store, { markov: { ...store.getState().comparison.biasLab.markov, ...part } })
}

export function setChanges(store: Store, part: Partial<ChangesOptions>): void {
  setBiasLab(store, { changes: { ...store.getState().comparison.biasLab.changes, ...part } })
}
