/** What a lane is called: the name of its card, or what its reference says while no card is known. */
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { cardOf } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { findCard } from '../../tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../../tokenizers/reference.ts'

export function useLaneNames(): (state: AppState, reference: string) => string {
  const t = useTranslations('tokenizers')
  return (state, reference) => {
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

export function useLaneName(reference: string): string {
  const nameOf = useLaneNames()
  return useAppState((state) => nameOf(state, reference))
}
