/**
 * Which servers a worker may ask: the page's own, and hubs that it was told to ask, which the reader named and allowed.
 * What a policy of the page cannot say, because it is fixed before the reader chooses: workers guard it themselves.
 */

const allowed = new Set<string>()

/** From now on this worker may ask the hub at this address. */
export function allowHub(address: string): void {
  if (URL.canParse(address)) allowed.add(new URL(address).origin)
}

/** What of a worker's globals the guard needs. */
export interface Guarded {
  readonly location: { readonly origin: string; readonly href: string }
  readonly fetch: typeof fetch
}

/** Ways to reach a server that nothing here uses. */
const unused = ['XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport']

function addressOf(input: RequestInfo | URL): string {
  if (input instanceof Request) return input.url
  return String(input)
}

/**
 * Replaces the worker's `fetch` for good, for libraries too: a request to any other origin is rejected before it is made.
 * If an allowed server answers with a redirection, that is followed.
 */
export function guardConnections(scope: Guarded): void {
  const { fetch: unguarded, location } = scope
  const guarded: typeof fetch = async (input, init) => {
    const { origin } = new URL(addressOf(input), location.href)
    if (origin !== location.origin && !allowed.has(origin))
      throw new TypeError(`a connection to ${origin} was not allowed by the reader`)
    return unguarded.call(scope, input, init)
  }
  Object.defineProperty(scope, 'fetch', { value: guarded, writable: false, configurable: false })
  for (const name of unused)
    Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false })
}
