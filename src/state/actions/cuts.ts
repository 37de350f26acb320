/** Changes of what "One text, many cuts" is asked. */
import type { CutsOptions } from '../cutsOptions.ts'
import type { Store } from '../store.ts'

/** Changes in part. Cuts are places of one text: another text has none yet. */
export function setCuts(store: Store, part: Partial<CutsOptions>): void {
  store.setState(({ comparison }) => {
    const { cuts } = comparison
    const ownCuts = part.text === undefined || part.text === cuts.text ? cuts.ownCuts : null
    return { comparison: { ...comparison, cuts: { ...cuts, ownCuts, ...part } } }
  })
}
