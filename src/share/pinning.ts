/**
 * Tokenizers of the hub travel in links with the commit that they were loaded from, so that a link keeps its meaning when
 * the repository changes. Pure.
 */
import { formatReference, parseReference } from '../tokenizers/reference.ts'
import type { LinkContent } from './linkContent.ts'
import { renameBiasLabReferences } from './linkBiasLab.ts'
import { renameLanguageReferences } from './linkLanguages.ts'

/** A commit of the hub: 40 hex digits. */
const COMMIT = /^[0-9a-f]{40}$/

/** The reference at the commit that it was loaded from; itself where it is not of the hub or no commit is known. */
export function pinnedReference(reference: string, revision: string | null): string {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'hub' || revision === null || !COMMIT.test(revision)) return reference
  return formatReference({ ...parsed, revision })
}

/** The content with its references renamed; what `rename` would make equal to another of the content stays as it is. */
export function renameReferences(content: LinkContent, rename: (reference: string) => string): LinkContent {
  const taken = new Set(content.tokenizers)
  const names = new Map<string, string>()
  for (const reference of content.tokenizers) {
    const name = rename(reference)
    const free = name === reference || !taken.has(name)
    names.set(reference, free ? name : reference)
    if (free) taken.add(name)
  }
  const renamed = (reference: string): string => names.get(reference) ?? reference
  const amounts = (record: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(record).map(([reference, amount]) => [renamed(reference), amount]))
  const { baseline, options, languages, biasLab, ...others } = content
  return {
    ...others,
    ...(languages === undefined ? {} : { languages: renameLanguageReferences(languages, renamed) }),
    ...(biasLab === undefined ? {} : { biasLab: renameBiasLabReferences(biasLab, renamed) }),
    tokenizers: content.tokenizers.map(renamed),
    baseline: baseline === null ? null : renamed(baseline),
    options: {
      ...options,
      rulers: options.rulers.map(renamed),
      prices: amounts(options.prices),
      contextLengths: amounts(options.contextLengths),
    },
  }
}
