/**
 * The reader's table, and what was counted of it: outside the component, so that counting goes on while another panel is
 * shown. One table at a time.
 */
import { create } from 'zustand'
import type { Failure, Outcome } from '../../../core/tokenizers/failure.ts'
import type { ReadingProgress } from '../../../platform/workers/reading/protocol.ts'
import type { Running } from '../../../platform/workers/stoppableCalls.ts'
import type { CountedColumn } from '../../../platform/workers/tables/protocol.ts'
import type { OpenedTable, TableServices } from '../../../state/tableServices.ts'
import { likeliestColumn } from './likeliestColumn.ts'

/** What was counted, and by which tokenizers, by reference. */
export interface Counted {
  readonly column: string
  readonly lanes: readonly string[]
  readonly result: CountedColumn
}

interface Work {
  readonly progress: ReadingProgress
  readonly cancel: () => void
}

interface Tables {
  readonly file: File | null
  /** Whether others were given with it. */
  readonly hadOthers: boolean
  /** Null while its beginning is read, and if that failed. */
  readonly table: OpenedTable | null
  readonly column: number
  /** What runs. */
  readonly work: Work | null
  readonly counted: Counted | null
  readonly failure: Failure | null
}

const NONE: Tables = {
  file: null,
  hadOthers: false,
  table: null,
  column: 0,
  work: null,
  counted: null,
  failure: null,
}

export const useTables = create<Tables>(() => NONE)

export const setColumn = (column: number): void => useTables.setState({ column })

/** Opens the first of the files in the place of the table that is open. */
export async function openTable(services: TableServices, files: readonly File[]): Promise<void> {
  const [file] = files
  if (file === undefined) return
  const { table: before, work } = useTables.getState()
  work?.cancel()
  before?.close()
  useTables.setState({ ...NONE, file, hadOthers: files.length > 1 })
  const opened = await services.open(file)
  const isNewest = useTables.getState().file === file
  if (opened.ok && !isNewest) opened.value.close()
  if (!isNewest) return
  if (opened.ok) useTables.setState({ table: opened.value, column: likeliestColumn(opened.value.preview) })
  else useTables.setState({ failure: opened.failure })
}

/** Counts the chosen column. */
export async function countColumn(lanes: readonly string[]): Promise<void> {
  const { table, column } = useTables.getState()
  if (table === null) return
  const counted = await run((onProgress) => table.count(column, lanes, onProgress))
  if (counted?.ok === true)
    useTables.setState({ counted: { column: table.preview.heads[column] ?? '', lanes, result: counted.value } })
}

/** The file with the counts; null if it was cancelled or failed. */
export async function tableWithCounts(names: readonly string[]): Promise<Blob | null> {
  const { table } = useTables.getState()
  if (table === null) return null
  const saved = await run((onProgress) => table.save(names, onProgress))
  return saved?.ok === true ? saved.value : null
}

/** Null if another table was opened meanwhile. */
async function run<Value>(
  start: (onProgress: (progress: ReadingProgress) => void) => Running<Value>,
): Promise<Outcome<Value> | null> {
  const { file } = useTables.getState()
  const tell = (progress: ReadingProgress): void =>
    useTables.setState(({ work, file: now }) => (work === null || now !== file ? {} : { work: { ...work, progress } }))
  const { outcome, cancel } = start(tell)
  useTables.setState({
    failure: null,
    work: { progress: { phase: 'reading', doneBytes: 0, totalBytes: file?.size ?? 0 }, cancel },
  })
  const ended = await outcome
  if (useTables.getState().file !== file) return null
  useTables.setState({ work: null, failure: ended.ok ? null : ended.failure })
  return ended
}
