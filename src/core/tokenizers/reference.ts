/**
 * References: the strings by which links, the store and the worker name a tokenizer.
 *
 *   gpt2                          a card of the catalogue
 *   hub:org/name@revision         a repository of the hub; without `@revision`: its branch `main`
 *   file:SHA256:name.json         a file of the reader's; the hash is of its bytes, in hex
 *   mwt:BASE:list                 Multi-Word Tokenization over BASE (a reference without colon), n-grams of the prepared list
 *   mwt:BASE:text                 the same, n-grams of the text on the screen
 *   trained:SHA256:recipe         what training by the recipe gives (`core/training/recipe.ts`); the hash is of its tokenizer.json
 *   variant:BASE:changes          BASE (shipped, of the hub, a file or trained) with changed stages, see `variants/changes.ts`
 *   adapt:BASE:adaptation         BASE (of any kind but this and `mwt:`) with codes, or split otherwise, see `adaptive/adaptation.ts`
 */
import { formatAdaptation, parseAdaptation, type Adaptation } from './adaptive/adaptation.ts'
import { RECIPE, recipeBase } from './trainedRecipe.ts'
import { formatChanges, parseChanges, type VariantChanges } from './variants/changes.ts'

export type TokenizerReference =
  | { readonly kind: 'shipped'; readonly id: string }
  | { readonly kind: 'hub'; readonly repository: string; readonly revision: string | null }
  | { readonly kind: 'file'; readonly sha256: string; readonly name: string }
  | { readonly kind: 'trained'; readonly sha256: string; readonly recipe: string }
  | { readonly kind: 'multi-word'; readonly base: string; readonly fittedOn: 'list' | 'text' }
  | { readonly kind: 'variant'; readonly base: string; readonly changes: VariantChanges }
  | { readonly kind: 'adaptive'; readonly base: string; readonly adaptation: Adaptation }

const REPOSITORY = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/
const REVISION = /^[\w.][\w./-]{0,127}$/
const SHIPPED = /^[a-z0-9][a-z0-9._-]{0,63}$/
const FILE = /^file:([0-9a-f]{64}):(.{1,200})$/su
const TRAINED = /^trained:([0-9a-f]{64}):(.+)$/su
const VARIANT = /^variant:(.+):([^:]+)$/su
const ADAPTIVE = /^adapt:(.+):([^:]+)$/su
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
  const [, trained, recipe = ''] = TRAINED.exec(reference) ?? []
  if (trained !== undefined) return RECIPE.test(recipe) ? { kind: 'trained', sha256: trained, recipe } : null
  const multiWord = MULTI_WORD.exec(reference)
  if (multiWord?.[1] !== undefined) {
    return { kind: 'multi-word', base: multiWord[1], fittedOn: multiWord[2] === 'text' ? 'text' : 'list' }
  }
  const variant = VARIANT.exec(reference)
  if (variant?.[1] !== undefined && variant[2] !== undefined) return parseVariant(variant[1], variant[2])
  const adaptive = ADAPTIVE.exec(reference)
  if (adaptive?.[1] !== undefined && adaptive[2] !== undefined) return parseAdaptive(adaptive[1], adaptive[2])
  return SHIPPED.test(reference) ? { kind: 'shipped', id: reference } : null
}

function parseVariant(base: string, spelling: string): TokenizerReference | null {
  const kind = parseReference(base)?.kind
  const changes = parseChanges(spelling)
  if (changes === null || kind === undefined || kind === 'variant' || isOverAnother(kind)) return null
  return { kind: 'variant', base, changes }
}

function parseAdaptive(base: string, spelling: string): TokenizerReference | null {
  const kind = parseReference(base)?.kind
  const adaptation = parseAdaptation(spelling)
  return adaptation === null || kind === undefined || isOverAnother(kind)
    ? null
    : { kind: 'adaptive', base, adaptation }
}

/** Whether its tokens are made of another tokenizer's. */
const isOverAnother = (kind: TokenizerReference['kind']): boolean => kind === 'multi-word' || kind === 'adaptive'

/** The reference of the tokenizer whose files are loaded: of a variant its original, of codes what they are over, else itself. */
export function originalOf(reference: string): string {
  const parsed = parseReference(reference)
  return parsed?.kind === 'variant' || parsed?.kind === 'adaptive' ? originalOf(parsed.base) : reference
}

/** The parts of {@link originalOf}. */
export function parseOriginal(reference: string): TokenizerReference | null {
  return parseReference(originalOf(reference))
}

/** Whether loading it asks a server other than the page's own. */
export function isForeign(reference: string): boolean {
  const parsed = parseOriginal(reference)
  if (parsed?.kind !== 'trained') return parsed?.kind === 'hub'
  const base = recipeBase(parsed.recipe)
  return base !== null && isForeign(base)
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
    case 'trained':
      return `trained:${reference.sha256}:${reference.recipe}`
    case 'multi-word':
      return `mwt:${reference.base}:${reference.fittedOn}`
    case 'variant':
      return `variant:${reference.base}:${formatChanges(reference.changes)}`
    case 'adaptive':
      return `adapt:${reference.base}:${formatAdaptation(reference.adaptation)}`
  }
}

/** How a repository of the hub is called on the page: a revision that is a commit is cut to seven digits, as the hub does. */
export function hubName({ repository, revision }: Extract<TokenizerReference, { kind: 'hub' }>): string {
  if (revision === null) return repository
  return `${repository}@${/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision}`
}
