/** Changes of the options of any feature. */
import type { AllOptions, OptionGroupId } from '../../features/options.ts'
import type { Store } from '../store.ts'

/** Changes some fields of a group. */
export function setOptions<const Id extends OptionGroupId>(
  store: Store,
  group: Id,
  part: Partial<AllOptions[Id]>,
): void {
  store.setState(({ comparison }) => ({ comparison: { ...comparison, [group]: { ...comparison[group], ...part } } }))
}
