/** What the reader enters for each tokenizer: prices and context lengths. */
import type { LaneEntry } from '../../core/metrics/metric.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'

/** @param value null: what was entered is forgotten */
export function setEntry(store: Store, entry: LaneEntry, reference: string, value: number | null): void {
  const { [reference]: _, ...others } = store.getState().comparison.compare[entry]
  setOptions(store, 'compare', { [entry]: value === null ? others : { ...others, [reference]: value } })
}
