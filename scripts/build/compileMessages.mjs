// Vite plugin: the words of the page are parsed when it is built, so that no parser of ICU messages is fetched with the
// first screen. Only in builds: in development the parser tells of a bad message in words.
import compile from 'icu-minify/compile'

const MESSAGES = /\/src\/(?:[\w-]+\/)+messages\/[\w-]+\.json$/

/** A catalogue with each message in the form that `use-intl/format-message/format-only` formats. */
export function compileCatalogue(node) {
  if (typeof node === 'string') return compile(node)
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, compileCatalogue(child)]))
}

export function compileMessages() {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      resolve: { alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }] },
    }),
    transform(code, id) {
      return MESSAGES.test(id) ? { code: JSON.stringify(compileCatalogue(JSON.parse(code))), map: null } : null
    },
  }
}
