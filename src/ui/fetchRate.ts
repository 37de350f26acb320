/** How fast a transfer goes, from what was seen of it. Pure. */

/** What had come by some time, in seconds since the transfer began. */
export interface Seen {
  readonly seconds: number
  readonly bytes: number
}

/** What came before this many seconds says nothing of how fast it goes now. */
const WINDOW_SECONDS = 20

/** What was seen within the window before `now`, and the last before it, which says where the window begins. */
export function withinWindow(seen: readonly Seen[], now: number): readonly Seen[] {
  const first = seen.findIndex(({ seconds }) => seconds >= now - WINDOW_SECONDS)
  return first === -1 ? seen.slice(-1) : seen.slice(Math.max(0, first - 1))
}

/** Bytes a second over the window, 0 if nothing came in it; null before any time has passed. */
export function rateOf(seen: readonly Seen[]): number | null {
  const [first, last] = [seen[0], seen.at(-1)]
  if (first === undefined || last === undefined || last.seconds <= first.seconds) return null
  return Math.max(0, last.bytes - first.bytes) / (last.seconds - first.seconds)
}

/** Seconds until all has come at this rate; null if that is not known. */
export function secondsLeft(loadedBytes: number, totalBytes: number | null, rate: number): number | null {
  return totalBytes === null || rate <= 0 ? null : Math.max(0, totalBytes - loadedBytes) / rate
}
