/** The table as tab-separated values: a text a line, in full precision; empty where something is not known or does not apply. Pure. */
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import type { ChangeRow } from './tableRows.ts'

/** The heads of the columns; those of a lane are asked with its name. */
export interface TsvHeads {
  readonly language: string
  readonly characters: string
  readonly lane: (
    column: 'perCharacter' | 'before' | 'after' | 'unknown' | 'laneBits' | 'laneBitsPerByte',
    name: string,
  ) => string
  readonly bits: string
  readonly bitsPerByte: string
}

const columns = ['perCharacter', 'before', 'after', 'unknown', 'laneBits', 'laneBitsPerByte'] as const

/** @param laneNames of the lanes, in the order of the rows' cells */
export function changesTsv(rows: readonly ChangeRow[], laneNames: readonly string[], heads: TsvHeads): string {
  return clipboardTable(
    [
      heads.language,
      heads.characters,
      ...laneNames.flatMap((name) => columns.map((column) => heads.lane(column, name))),
      heads.bits,
      heads.bitsPerByte,
    ],
    rows.map(({ name, cells, laneBits, referenceBits }) => [
      name,
      cells.find((cell) => cell !== null)?.charactersChanged ?? null,
      ...laneNames.flatMap((_, lane) => {
        const cell = cells[lane] ?? null
        return cell === null
          ? columns.map(() => null)
          : [
              cell.perCharacter,
              cell.tokensBefore,
              cell.tokensAfter,
              cell.unknown,
              laneBits[lane]?.bits ?? null,
              laneBits[lane]?.bitsPerByte ?? null,
            ]
      }),
      referenceBits?.bits ?? null,
      referenceBits?.bitsPerByte ?? null,
    ]),
  )
}
