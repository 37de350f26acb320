/** The table of segmentations as tab-separated values. Pure. */
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import type { ExportCell } from '../../../core/export/table.ts'
import type { MarginalEstimate } from './questions.ts'
import type { CutRow } from './segmentationRows.ts'
import { shareInterval } from './shareInterval.ts'

/** Heads of the columns, in their order. */
export interface SegmentationsHeads {
  readonly heads: readonly string[]
  readonly nameOf: (name: CutRow['names'][number]) => string
}

/**
 * A row a segmentation: its names, ids, ends in bytes, tokens, bits, bits per byte, bits of each token, share of all, and
 * both ends of the share's interval (empty if it is exact).
 *
 * @param allBits of all segmentations together; null while they are not known
 */
export function segmentationsTsv(
  rows: readonly CutRow[],
  bytes: number,
  allBits: number | null,
  estimate: MarginalEstimate | null,
  { heads, nameOf }: SegmentationsHeads,
): string {
  return clipboardTable(
    heads,
    rows.map(({ names, segmentation, tokenBits, bits }): readonly ExportCell[] => {
      const share = bits === null || allBits === null ? null : 2 ** (allBits - bits)
      const interval = share === null || estimate === null ? null : shareInterval(share, estimate)
      return [
        names.map(nameOf).join(' · '),
        segmentation.ids.join(' '),
        segmentation.endBytes.join(' '),
        segmentation.ids.length,
        bits,
        bits === null ? null : bits / bytes,
        tokenBits === null ? null : tokenBits.join(' '),
        share,
        interval?.low ?? null,
        interval?.high ?? null,
      ]
    }),
  )
}
