/**
 * What the dialog answers to a name: tokenizers of this page, repositories, and language models whose tokenizers nobody has
 * published, in one list, the nearest name first. Pure.
 */
import type { TokenizerCard } from '../../../core/tokenizers/card.ts'
import { catalogue } from '../../../core/tokenizers/catalogue/catalogue.ts'
import { hubSuggestions, unpublishedTokenizers, type HubSuggestion, type Unpublished } from './hubSuggestions.ts'
import { nearest } from './nearNames.ts'

export type Answer =
  | { readonly kind: 'unpublished'; readonly unpublished: Unpublished }
  | { readonly kind: 'shipped'; readonly card: TokenizerCard }
  | { readonly kind: 'repository'; readonly suggestion: HubSuggestion }

const repositories: readonly Answer[] = hubSuggestions.map((suggestion) => ({ kind: 'repository', suggestion }))
/** Of two that are equally near, what is here comes before what is to be fetched. */
const all: readonly Answer[] = [
  ...unpublishedTokenizers.map((unpublished): Answer => ({ kind: 'unpublished', unpublished })),
  ...catalogue.map(({ card }): Answer => ({ kind: 'shipped', card })),
  ...repositories,
]

function namesOf(answer: Answer): readonly string[] {
  if (answer.kind === 'unpublished') return answer.unpublished.models
  if (answer.kind === 'repository') return [answer.suggestion.repository, ...answer.suggestion.models]
  const { id, name, usedBy } = answer.card
  return [id, name, ...usedBy]
}

/** Well-known repositories if nothing was typed. */
export function answersTo(typed: string): readonly Answer[] {
  return typed.trim() === '' ? repositories : nearest(typed, all, namesOf)
}
