/**
 * The one Trusted Types policy of the page, if the browser has them: addresses of scripts (workers, the service
 * worker) are of the page's own origin; HTML is text without any element; strings that would become code are refused, as
 * there is no rule for them.
 * Imported before all that starts a worker.
 */

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: {
      readonly createHTML: (html: string) => string | null
      readonly createScriptURL: (address: string) => string | null
    },
  ): unknown
}

function isFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value
}

const factory: unknown = Reflect.get(globalThis, 'trustedTypes')
if (isFactory(factory)) {
  factory.createPolicy('default', {
    // Without a tag there is no element: what is left is text and references to characters.
    createHTML: (html) => (html.includes('<') ? null : html),
    createScriptURL: (address) => (new URL(address, document.baseURI).origin === location.origin ? address : null),
  })
}
