/**
 * How the page learns that a worker ended without a word, as browsers end one that takes too much memory: no event tells
 * of it. A worker holds a lock for as long as it lives, and the page waits for the lock. Where the browser has no locks
 * (pages without a secure context), nothing is learnt. Stops nothing itself.
 */
import type { Endpoint } from 'comlink'

interface Lifeline {
  readonly lifeline: string
}

function isLifeline(message: unknown): message is Lifeline {
  return typeof message === 'object' && message !== null && 'lifeline' in message && typeof message.lifeline === 'string'
}

/** Null in a page without a secure context. */
function locksHere(): LockManager | null {
  const { locks }: { readonly locks?: LockManager } = navigator
  return locks ?? null
}

/** Of the worker: holds a lock until it ends, and tells the page the lock's name. */
export function holdLifeline(endpoint: Pick<Endpoint, 'postMessage'>): void {
  const locks = locksHere()
  if (locks === null) return
  const name = `tessera-worker-${crypto.randomUUID()}`
  const held = locks.request(name, () => {
    const message: Lifeline = { lifeline: name }
    endpoint.postMessage(message, [])
    return new Promise<never>(() => {})
  })
  // Refused where storage is forbidden: then nothing is learnt.
  held.catch(() => {})
}

/** Of the page: given each message of a worker, calls `onEnd` once the worker that sent its lock's name is no more. */
export function watchLifeline(message: unknown, onEnd: () => void): void {
  if (isLifeline(message)) locksHere()?.request(message.lifeline, onEnd).catch(() => {})
}
