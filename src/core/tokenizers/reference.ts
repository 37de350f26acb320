/**
 * References: the strings by which links, the store and the worker name a tokenizer.
 *
 *   gpt2                          a card of the catalogue
 *   hub:org/name@revision         a repository of the hub; without `@revision`: its branch `main`
 *   file:SHA256:name.json         a file of the reader's; the hash is of its bytes, in hex
 *   mwt:BASE:list                 Multi-Word Tokenization over BASE (a reference without colon), n-grams of the prepared list
 *   mwt:BASE:text                 the same, n-grams of the text on the screen
 */

export type TokenizerReference =
  | { readonly kind: 'shipped'; readonly id: string }
  | { readonly kind: 'hub'; readonly repository: string; readonly revision: string | null }
  | { readonly kind: 'file'; readonly sha256: string; readonly name: string }
  | { readonly kind: 'multi-word'; readonly base: string; readonly fittedOn: 'list' | 'text' }

const REPOSITORY = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/
const REVISION = /^[\w.][\w./-]{0,127}$/
const SHIPPED = /^[a-z0-9][a-z0-9._-]{0,63}$/
const FILE = /^file:([0-9a-f]{64}):(.{1,200})$/su
const MULTI_WORD = /^mwt:([a-z0-9][a-z0-9._-]{0,63}):(list|text)$/

/** The parts of a reference; null if the string is none. */
export function parseReference(reference: string): TokenizerReference | null {
  if (reference.startsWith('hub:')) {
    const [repository = '', revision, ...rest] = reference.slice(4).split('@')
    if (rest.length > 0 || !REPOSITORY.test(repository) || repository.includes('..')) return null
    if (revision === undefined) return { kind: 'hub', repository, revision: null }
    if (!REVISION.test(revision) || revision.includes('..')) return null
    return { kind: 'hub', repository, revision }
  }
  const file = FILE.exec(reference)
  if (file?.[1] !== undefined && file[2] !== undefined) return { kind: 'file', sha256: file[1], name: file[2] }
  const multiWord = MULTI_WORD.exec(reference)
  if (multiWord?.[1] !== undefined) {
    return { kind: 'multi-word', base: multiWord[1], fittedOn: multiWord[2] === 'text' ? 'text' : 'list' }
  }
  return SHIPPED.test(reference) ? { kind: 'shipped', id: reference } : null
}

/** Whether loading it asks a server other than the page's own. */
export function isForeign(reference: string): boolean {
  return parseReference(reference)?.kind === 'hub'
}

/** The string of a reference: the inverse of {@link parseReference}. */
export function formatReference(reference: TokenizerReference): string {
  switch (reference.kind) {
    case 'shipped':
      return reference.id
    case 'hub':
      return `hub:${reference.repository}${reference.revision === null ? '' : `@${reference.revision}`}`
    case 'file':
      return `file:${reference.sha256}:${reference.name}`
    case 'multi-word':
      return `mwt:${reference.base}:${reference.fittedOn}`
  }
}

/** How a repository of the hub is called on the page: a revision that is a commit is cut to seven digits, as the hub does. */
export function hubName({ repository, revision }: Extract<TokenizerReference, { kind: 'hub' }>): string {
  if (revision === null) return repository
  return `${repository}@${/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision}`
}
