// What the page and its workers may do, as HTTP headers and as the policy in the page itself. Hosts that can send headers
// send `securityHeaders`; in the built page stands `documentPolicy`, which needs no header.

/** Threads on WASM need an isolated page. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

function policy(directives) {
  return Object.entries(directives)
    .map(([name, value]) => (value === '' ? name : `${name} ${value}`))
    .join('; ')
}

const common = {
  'default-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/**
 * The policy of the page: scripts of its own origin only, WebAssembly in workers only, connections to its own origin only
 * (what the hub is asked for is asked by workers), addresses of scripts through one Trusted Types policy.
 * @param {readonly string[]} styleHashes of the inline style sheets of the page
 */
export function documentPolicy(styleHashes) {
  return policy({
    ...common,
    'style-src': ["'self'", ...styleHashes.map((hash) => `'${hash}'`)].join(' '),
    'script-src': "'self'",
    'connect-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })
}

/**
 * For every file alike. A worker is bound by the headers of its own file and by nothing else: it runs WebAssembly, and
 * which hub it may ask is the reader's choice, which no header can know; the worker itself refuses all others.
 */
export const securityHeaders = {
  ...isolationHeaders,
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': policy({
    ...common,
    'style-src': "'self' 'unsafe-inline'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'connect-src': "'self' https: http:",
    'frame-ancestors': '*',
  }),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
