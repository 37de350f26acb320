/**
 * Tokenizers and language models of the hub travel in links with the commit that they were loaded from, so that a link
 * keeps its meaning when the repository changes. Which fields refer to them, their schemas say. Pure.
 */
import type { ReferenceKind } from '../../core/options/fields.ts'
import { referencesIn, renameReferences } from '../../core/options/references.ts'
import { formatReference, parseReference } from '../../core/tokenizers/reference.ts'
import { linkContentSchema, type LinkContent } from './linkContent.ts'

/** A commit of the hub: 40 hex digits. */
const COMMIT = /^[0-9a-f]{40}$/

/** The reference at the commit that it was loaded from; itself if it is not of the hub or no commit is known. */
export function pinnedReference(reference: string, revision: string | null): string {
  const parsed = parseReference(reference)
  if (parsed?.kind === 'variant' || parsed?.kind === 'adaptive')
    return formatReference({ ...parsed, base: pinnedReference(parsed.base, revision) })
  if (parsed?.kind !== 'hub' || revision === null || !COMMIT.test(revision)) return reference
  return formatReference({ ...parsed, revision })
}

/** What becomes of each reference: what `rename` would make equal to another one stays as it is. */
function renaming(references: Iterable<string>, rename: (reference: string) => string): (reference: string) => string {
  const given = new Set(references)
  const taken = new Set(given)
  const names = new Map<string, string>()
  for (const reference of given) {
    const name = rename(reference)
    const free = name === reference || !taken.has(name)
    names.set(reference, free ? name : reference)
    if (free) taken.add(name)
  }
  return (reference) => names.get(reference) ?? reference
}

function renameKinds(
  content: LinkContent,
  kinds: readonly ReferenceKind[],
  renamed: (reference: string) => string,
): LinkContent {
  return renameReferences(linkContentSchema, content, (kind, reference) =>
    kinds.includes(kind) ? renamed(reference) : reference,
  )
}

/** The content with the references of its tokenizers renamed; what `rename` would make equal to another of them stays as it is. */
export function renameTokenizers(content: LinkContent, rename: (reference: string) => string): LinkContent {
  return renameKinds(content, ['tokenizer', 'column'], renaming(content.tokenizers, rename))
}

/** The content with the ids of its language models renamed, under the same rule. */
export function renameLanguageModels(content: LinkContent, rename: (reference: string) => string): LinkContent {
  const references = referencesIn(linkContentSchema, content).get('languageModel') ?? []
  return renameKinds(content, ['languageModel'], renaming(references, rename))
}
