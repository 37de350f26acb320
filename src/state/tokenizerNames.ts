/** What a tokenizer is called: the name of its card, or what its reference says while no card is known. */
import { useTranslations } from 'use-intl'
import { useChangesInWords } from './changesInWords.ts'
import { useAppState } from './react.ts'
import { cardOf } from './selectors.ts'
import type { AppState } from './store.ts'
import { shownName } from '../core/text/shownName.ts'
import { findCard } from '../core/tokenizers/catalogue/catalogue.ts'
import { hubName, parseReference } from '../core/tokenizers/reference.ts'
import { recipeName } from '../core/tokenizers/trainedRecipe.ts'

/** The name of a reference; the state gives what is known of it. */
export function useTokenizerNames(): (state: AppState, reference: string) => string {
  const t = useTranslations('tokenizers')
  const wordsOf = useChangesInWords()
  const nameOf = (state: AppState, reference: string): string => {
    const parsed = parseReference(reference)
    if (parsed?.kind === 'multi-word') {
      const base = findCard(parsed.base)?.card.name ?? parsed.base
      return parsed.fittedOn === 'text' ? t('multiWordText', { base }) : t('multiWordList', { base })
    }
    if (parsed?.kind === 'variant') return [nameOf(state, parsed.base), ...wordsOf(parsed.changes)].join(', ')
    if (parsed?.kind === 'adaptive') {
      const { adaptation } = parsed
      return t(`adapted.${adaptation.method}`, { base: nameOf(state, parsed.base), ...adaptation })
    }
    const card = cardOf(state, reference)
    if (card !== null) return shownName(card.name)
    if (parsed?.kind === 'hub') return hubName(parsed)
    if (parsed?.kind === 'trained') return recipeName(parsed.recipe)
    return shownName(parsed?.kind === 'file' ? parsed.name : reference)
  }
  return nameOf
}

export function useTokenizerName(reference: string): string {
  const nameOf = useTokenizerNames()
  return useAppState((state) => nameOf(state, reference))
}
