/**
 * How the page learns that a worker ended without a word, as browsers end one that takes too much memory: no event tells
 * of it. A worker holds a lock for as long as it lives, and the page waits for the lock. The worker begins nothing before
 * it holds it, so that whatever ends it is noticed. If the browser has no locks (pages without a secure context),
 * nothing is learnt. Stops nothing itself.
 */
import type { Endpoint } from 'comlink'

interface LivenessLock {
  readonly livenessLock: string
}

function isLivenessLock(message: unknown): message is LivenessLock {
  return (
    typeof message === 'object' &&
    message !== null &&
    'livenessLock' in message &&
    typeof message.livenessLock === 'string'
  )
}

/** Null in a page without a secure context. */
function locksHere(): LockManager | null {
  const { locks }: { readonly locks?: LockManager } = navigator
  return locks ?? null
}

/** Keeps the messages that come until the endpoint has a service, which is then given them in their order. */
function keepMessages(endpoint: Endpoint & EventTarget): () => void {
  const kept: MessageEvent<unknown>[] = []
  const keep = (event: Event): void => {
    if (event instanceof MessageEvent) kept.push(event)
  }
  endpoint.addEventListener('message', keep)
  endpoint.start?.()
  return () => {
    endpoint.removeEventListener('message', keep)
    for (const { data, ports } of kept) endpoint.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }))
  }
}

/**
 * Of the worker: holds a lock until it ends, tells the page the lock's name, and only then calls `expose`, which gives
 * the endpoint its service. Messages that come before are kept for it.
 */
export function exposeWithLivenessLock(endpoint: Endpoint & EventTarget, expose: (endpoint: Endpoint) => void): void {
  const locks = locksHere()
  if (locks === null) {
    expose(endpoint)
    return
  }
  const giveMessages = keepMessages(endpoint)
  const begin = (): void => {
    expose(endpoint)
    giveMessages()
  }
  const name = `tessera-worker-${crypto.randomUUID()}`
  const held = locks.request(name, () => {
    const message: LivenessLock = { livenessLock: name }
    endpoint.postMessage(message, [])
    begin()
    return new Promise<never>(() => {})
  })
  // Refused if storage is forbidden: then nothing is learnt.
  held.catch(begin)
}

/** Of the page: given each message of a worker, calls `onEnd` once the worker that sent its lock's name is no more. */
export function watchLivenessLock(message: unknown, onEnd: () => void): void {
  if (isLivenessLock(message))
    locksHere()
      ?.request(message.livenessLock, onEnd)
      .catch(() => {})
}
