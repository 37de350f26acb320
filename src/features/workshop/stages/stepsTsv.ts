/** The steps of each kind of tokenization model as tab-separated values. Pure. */
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import type { LatticeTrace } from '../../../core/steps/lattice.ts'
import type { MatchTrace } from '../../../core/steps/longestMatch.ts'
import type { MergeTrace } from '../../../core/steps/merges.ts'
import { mergeRows } from './mergeRows.ts'
import { labelOf, type TokenNames } from './useTokenNames.ts'

/** A row a step: its number, rank, the two parts, what they became, its id. */
export function mergesTsv(trace: MergeTrace, names: TokenNames, heads: readonly string[]): string {
  return clipboardTable(
    heads,
    mergeRows(trace).map(({ left, right, rank, id }, index) => [
      index + 1,
      rank,
      labelOf(names(left)),
      labelOf(names(right)),
      labelOf(names(id)),
      id,
    ]),
  )
}

/** A row an attempt: its number, where it starts, what was tried, the id that was found. */
export function matchesTsv(trace: MatchTrace, word: string, heads: readonly string[]): string {
  const rows = trace.positions.flatMap(({ start, ends, found }) =>
    ends.map(
      (end, index) => [start, tried(trace, word, start, end), index === ends.length - 1 ? found : null] as const,
    ),
  )
  return clipboardTable(
    heads,
    rows.map((row, index) => [index + 1, ...row]),
  )
}

/** What was looked up for a part of a word. */
export function tried({ prefix }: MatchTrace, word: string, start: number, end: number): string {
  return (start === 0 ? '' : prefix) + word.slice(start, end)
}

/** A row an entry of the lattice: what it is, start and end in UTF-16 units of the piece, score, id. */
export function latticeTsv({ edges }: LatticeTrace, piece: string, heads: readonly string[]): string {
  return clipboardTable(
    heads,
    edges.map(({ start, end, score, id }) => [piece.slice(start, end), start, end, score, id]),
  )
}
