/** The tables that features offer for export, in their order. */
import type { OfferedTable } from '../core/export/offeredTable.ts'
import { useChatTable } from './chat/useChatTable.ts'
import { useFiguresTable } from './compare/metrics/useFiguresTable.ts'
import { useTokensTable } from './export/useTokensTable.ts'
import { useLanguageTables } from './languages/export/useLanguageTables.ts'
import { useScoresTable } from './probabilities/totals/useScoresTable.ts'

export function useExportTables(): readonly OfferedTable[] {
  return [useTokensTable(), useScoresTable(), useFiguresTable(), ...useLanguageTables(), useChatTable()]
}
