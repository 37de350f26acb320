/** The records of a table, read part by part. Types, and what the readers of both formats share. */
import type { CorpusOutcome } from '../ownCorpus.ts'

/**
 * A stretch of the file. `other`: what is no record, such as a blank line. All of them together, each with its line break,
 * are the file.
 */
export interface TableRow {
  readonly kind: 'head' | 'record' | 'other'
  /** As the file has it. */
  readonly raw: string
  /** What ends it; empty at the end of the file. */
  readonly lineBreak: string
  /** By column, as many as there are heads so far; null, or absent: no text. Empty if it is no record. */
  readonly cells: readonly (string | null)[]
}

export interface TableReader {
  /**
   * The rows that are whole with the next part of the file. Parts end with a line, or with the file.
   *
   * Failures: `corpus-ragged`, `corpus-json`, `table-record` {what, line, limit}.
   */
  read(part: string, isLast: boolean): CorpusOutcome<readonly TableRow[]>
  /** Names of the columns so far: those of records in JSON come with the records. */
  heads(): readonly string[]
  /** The row with the names of columns (of a head), or with numbers (of a record), at its end. */
  withCells(row: TableRow, names: readonly string[], numbers: readonly (number | null)[]): string
}

/** Lines that end in the text. */
export function lineBreaksIn(text: string, lineBreak: string): number {
  let count = 0
  for (let at = text.indexOf(lineBreak); at !== -1; at = text.indexOf(lineBreak, at + 1)) count++
  return count
}
