/**
 * The one Trusted Types policy of the page, where the browser has them: addresses of scripts (workers, the service
 * worker) are of the page's own origin; strings that would become HTML or code are refused, as there is no rule for them.
 * Imported before all that starts a worker.
 */

interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string | null }): unknown
}

function isFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value
}

const factory: unknown = Reflect.get(globalThis, 'trustedTypes')
if (isFactory(factory)) {
  factory.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, document.baseURI).origin === location.origin ? address : null),
  })
}
