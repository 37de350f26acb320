/** What the page may ask of tables of the reader's, as an interface: each is read in a worker of its own, in parts. */
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { ReadingProgress } from '../platform/workers/reading/protocol.ts'
import type { Running } from '../platform/workers/stoppableCalls.ts'
import type { CountedColumn, TablePreview } from '../platform/workers/tables/protocol.ts'

export interface OpenedTable {
  readonly preview: TablePreview
  /**
   * The tokens of each text of a column, as the lanes would have them.
   *
   * @param tokenizers references of tokenizers of the comparison
   */
  count(
    column: number,
    tokenizers: readonly string[],
    onProgress: (progress: ReadingProgress) => void,
  ): Running<CountedColumn>
  /** The file with what was counted last, a column per lane that is called by its name. */
  save(names: readonly string[], onProgress: (progress: ReadingProgress) => void): Running<Blob>
  /** Ends its worker. */
  close(): void
}

export interface TableServices {
  /** Reads its beginning. Failures: `network`, `worker-stopped`, and those of `TablesService`. */
  open(file: File): Promise<Outcome<OpenedTable>>
}
