/** Which column of a table its reader will want counted. Pure. */
import { greatest } from '../../../core/text/append.ts'
import type { TablePreview } from '../../../platform/workers/tables/protocol.ts'

/** The one with the most text in the first records; the first of several. */
export function likeliestColumn({ heads, records }: TablePreview): number {
  const lengths = heads.map((_, column) => records.reduce((sum, cells) => sum + (cells[column]?.length ?? 0), 0))
  return lengths.indexOf(greatest(lengths))
}
