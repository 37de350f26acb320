/**
 * What the service worker adds to its answers, so that a page is isolated (which threads on WASM need) on hosts that send
 * no headers of their own.
 */

const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** The same answer with the headers; as it is if it cannot be read, or if the host sent them. */
export function withIsolation(response: Response): Response {
  if (response.type === 'opaque' || response.type === 'opaqueredirect' || response.type === 'error') return response
  if (Object.keys(headers).every((name) => response.headers.has(name))) return response
  const added = new Headers(response.headers)
  for (const [name, value] of Object.entries(headers)) added.set(name, value)
  const { status, statusText, body } = response
  return new Response(body, { status, statusText, headers: added })
}
