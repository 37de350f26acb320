/** What a tokenizer is called before and after it is loaded. */
import { useTranslations } from 'use-intl'
import { cardOf } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { useAppState } from '../../state/react.ts'
import { findCard } from '../../tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../../tokenizers/reference.ts'

/** The name of a reference; `state` gives what is known of it. */
export function useTokenizerNames(): (reference: string, state: AppState) => string {
  const t = useTranslations('tokenizers')
  return (reference, state) => {
    const parsed = parseReference(reference)
    if (parsed?.kind === 'multi-word') {
      const base = findCard(parsed.base)?.card.name ?? parsed.base
      return parsed.fittedOn === 'text' ? t('multiWordText', { base }) : t('multiWordList', { base })
    }
    const card = cardOf(state, reference)
    if (card !== null) return card.name
    if (parsed?.kind === 'hub') return parsed.revision === null ? parsed.repository : `${parsed.repository}@${parsed.revision}`
    return parsed?.kind === 'file' ? parsed.name : reference
  }
}

export function useTokenizerName(reference: string): string {
  const nameOf = useTokenizerNames()
  return useAppState((state) => nameOf(reference, state))
}
