/**
 * Which tabs are open, by locks that each holds until it is closed or crashes. If the browser has no locks, no tab is
 * known to be open.
 */

/** What is needed of the browser's `LockManager`. */
export interface TabLocks {
  request(name: string, whileHeld: () => Promise<never>): Promise<unknown>
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>
}

const PREFIX = 'tessera-tab-'

/** Marks this tab as open for as long as it is. */
export function markOpen(locks: TabLocks | undefined, tab: string): void {
  locks?.request(`${PREFIX}${tab}`, () => new Promise<never>(() => {})).catch(() => {})
}

/** Ids of the tabs that are open. */
export async function openTabs(locks: TabLocks | undefined): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = (await locks?.query()) ?? {}
    return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) === true ? [name.slice(PREFIX.length)] : [])))
  } catch {
    return new Set()
  }
}
