/**
 * Tokenizers and language models of the hub travel in links with the commit that they were loaded from, so that a link
 * keeps its meaning when the repository changes. Pure.
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

/** What becomes of each reference: what `rename` would make equal to another one stays as it is. */
function renaming(references: readonly string[], rename: (reference: string) => string): (reference: string) => string {
  const taken = new Set(references)
  const names = new Map<string, string>()
  for (const reference of taken) {
    const name = rename(reference)
    const free = name === reference || !taken.has(name)
    names.set(reference, free ? name : reference)
    if (free) taken.add(name)
  }
  return (reference) => names.get(reference) ?? reference
}

/** The content with the references of its tokenizers renamed; what `rename` would make equal to another of them stays as it is. */
export function renameReferences(content: LinkContent, rename: (reference: string) => string): LinkContent {
  const renamed = renaming(content.tokenizers, rename)
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

/** The content with the ids of its language models renamed, under the same rule. */
export function renameScorers(content: LinkContent, rename: (scorer: string) => string): LinkContent {
  const { scoring, probabilities, cuts, nextByte, ...others } = content
  const continued = probabilities?.continuation.scorers ?? []
  const chosen = scoring === undefined ? [] : [...scoring.scorers, ...(scoring.excess === null ? [] : [scoring.excess]), ...Object.keys(scoring.dtypes)]
  const asked = [cuts?.scorer, nextByte?.scorer].filter((scorer) => scorer !== undefined)
  const renamed = renaming([...chosen, ...continued, ...asked], rename)
  const askedBy = <Part extends { readonly scorer?: string }>(part: Part): Part => (part.scorer === undefined ? part : { ...part, scorer: renamed(part.scorer) })
  return {
    ...others,
    ...(cuts === undefined ? {} : { cuts: askedBy(cuts) }),
    ...(nextByte === undefined ? {} : { nextByte: askedBy(nextByte) }),
    ...(scoring === undefined
      ? {}
      : {
          scoring: {
            ...scoring,
            scorers: scoring.scorers.map(renamed),
            excess: scoring.excess === null ? null : renamed(scoring.excess),
            dtypes: Object.fromEntries(Object.entries(scoring.dtypes).map(([scorer, dtype]) => [renamed(scorer), dtype])),
          },
        }),
    ...(probabilities === undefined ? {} : { probabilities: { ...probabilities, continuation: { ...probabilities.continuation, scorers: continued.map(renamed) } } }),
  }
}
