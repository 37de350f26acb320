/**
 * Whether page and workers can share memory, which threads on WASM need too. Each feature is asked for by its own name:
 * WebKit isolates a page and may have no `SharedArrayBuffer` all the same.
 */

/** What is needed of a page's or worker's globals. */
export interface SharingScope {
  readonly crossOriginIsolated?: boolean
  readonly SharedArrayBuffer?: unknown
}

/** Memory that can be made may still not be sent: that takes a page that is cross-origin isolated. */
export function sharesMemory({ crossOriginIsolated, SharedArrayBuffer: constructor }: SharingScope): boolean {
  return crossOriginIsolated === true && typeof constructor === 'function'
}
