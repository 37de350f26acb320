/**
 * What the page and the worker of a table say to each other, and the table of its calls. Comlink carries them. A worker has
 * one file, reads it anew for each call, in parts, and keeps only counts; to stop it is to cancel.
 */
import type { EncodeOptions } from '../../../core/tokenizers/encoding.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'
import type { OpenedFile, ReadingProgress } from '../reading/protocol.ts'
import type { WorkerTokenizer } from '../tokenizerLoads.ts'

/** The beginning of a table. */
export interface TablePreview {
  readonly heads: readonly string[]
  /** The first records, a cell per column, shortened; null: no text. */
  readonly records: readonly (readonly (string | null)[])[]
}

export interface CountTableRequest {
  readonly file: OpenedFile
  readonly column: number
  readonly lanes: readonly WorkerTokenizer[]
  readonly options: EncodeOptions
}

export interface CountedColumn {
  readonly records: number
  /** Names of all columns. */
  readonly heads: readonly string[]
  /** Tokens of each text of the column, ascending; a column per lane. Records without a text have no entry. */
  readonly ascending: readonly Uint32Array[]
}

export interface SaveTableRequest {
  readonly file: OpenedFile
  /** Of the new columns, one per lane. */
  readonly names: readonly string[]
}

type OnProgress = (progress: ReadingProgress) => void

/** Failures of all: `too-large`, `file-unreadable`, `corpus-not-utf8`, `corpus-empty`, `table-record`, `corpus-ragged`, `corpus-json`. */
export interface TablesService {
  preview(file: OpenedFile): Promise<Outcome<TablePreview>>
  /** Failures besides: `table-rows` {what, limit}, those of loading tokenizers, `internal` if a tokenizer throws. */
  count(request: CountTableRequest, onProgress: OnProgress): Promise<Outcome<CountedColumn>>
  /** The file with a column for each lane of what was counted last, nothing else changed. */
  save(request: SaveTableRequest, onProgress: OnProgress): Promise<Outcome<Blob>>
  /** Answered as soon as the worker takes messages. */
  ping(): Promise<void>
}

/** A record of ten megabytes is encoded at one go. */
const TABLE = { timeoutMs: 60_000 }

/** What a worker that counted has loaded. */
export const COUNTED = 'counted'

export const tablesCalls = {
  preview: TABLE,
  count: { ...TABLE, loads: () => COUNTED },
  save: { ...TABLE, needs: () => [COUNTED] },
  ping: { onlyRunning: true },
} as const satisfies CallTable<TablesService> & AnyCallTable
