/** A table that can be exported now, as it will be when it is wanted. Types only. */
import type { ExportColumn, ExportTable } from './table.ts'

export type TableName = 'tokens' | 'scores' | 'figures' | 'languages' | 'fairness' | 'chat'

export interface OfferedTable {
  readonly name: TableName
  readonly rowCount: number
  /** Those that the table will have. */
  readonly columns: readonly ExportColumn[]
  /** Why there is none; null if it can be had. */
  readonly missing: 'noTokens' | 'noScores' | 'noFigures' | 'noLanguages' | 'someLanguages' | 'noChat' | null
  readonly make: () => Promise<ExportTable>
}
