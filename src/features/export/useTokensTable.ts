/** The table of the tokens of every lane, as it can be exported now. */
import { useTranslations } from 'use-intl'
import type { OfferedTable } from '../../core/export/offeredTable.ts'
import { tokenColumns, tokensTable, type TokenColumnWords } from '../../core/export/tokensTable.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import type { Translations } from '../../ui/translations.ts'
import { gatherTokens, scoresOf } from './gatherTokens.ts'
import { lanesWithTokens, readyLanes } from '../../state/readyLanes.ts'

export function tokenColumnWords(t: Translations<'export'>): TokenColumnWords {
  return (id) => ({
    title: t(`columns.tokens.${id}.title`),
    unit: t(`columns.tokens.${id}.unit`),
    definition: t(`columns.tokens.${id}.definition`),
  })
}

export function useTokensTable(): OfferedTable {
  const t = useTranslations('export')
  const store = useAppStore()
  const services = useServices()
  const nameOf = useTokenizerNames()
  const session = useAppState((state) => state.session)
  const comparison = useAppState((state) => state.comparison)
  const state = { ...store.getState(), session, comparison }
  const lanes = lanesWithTokens(state)
  const wordsOf = tokenColumnWords(t)
  return {
    name: 'tokens',
    columns: tokenColumns(
      lanes.some((lane) => scoresOf(state, lane) !== null),
      wordsOf,
    ),
    rowCount: lanes.reduce((sum, { encoding }) => sum + encoding.ids.length, 0),
    missing: lanes.length === 0 && readyLanes(state).length > 0 ? 'noTokens' : null,
    make: async () => {
      const { tokenizers } = services.versionedContent().content
      return tokensTable(await gatherTokens(state, services, nameOf, (place) => tokenizers[place] ?? ''), wordsOf)
    },
  }
}
