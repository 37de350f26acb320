/** Reads a table in its worker: its beginning, the tokens of one column, and the file with them. */
import * as Comlink from 'comlink'
import { openRows } from '../../../core/corpora/rows/openRows.ts'
import { baseName } from '../../../core/corpora/ownCorpus.ts'
import type { TableReader, TableRow } from '../../../core/corpora/rows/tableRow.ts'
import { MAX_TABLE_ROWS } from '../../../core/text/fileLimits.ts'
import type { EncodeOptions } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { leavePatterns, onBehalfOf } from '../../../core/tokenizers/stages/patternWatch.ts'
import type { Tokenizer } from '../../../core/tokenizers/tokenizer.ts'
import { runSteps } from '../../../core/tokenizers/runSteps.ts'
import { RunningRequests, SLICE_MS, yieldToMessages } from '../cancellation.ts'
import { guarded, LoadedTokenizers } from '../loadedTokenizers.ts'
import type { OpenedFile, ReadingProgress } from '../reading/protocol.ts'
import type { WorkerTokenizer } from '../tokenizerLoads.ts'
import { readParts, type TextPart } from './readParts.ts'
import { TokenCounts } from './tokenCounts.ts'
import type { CountedColumn, CountTableRequest, SaveTableRequest, TablePreview, TablesService } from './protocol.ts'

const TELL_MS = 100
/** Records that are shown before anything is counted, and UTF-16 units of their cells. */
const SHOWN_RECORDS = 5
const SHOWN_LENGTH = 200
/** UTF-16 units that are written at once. */
const WRITTEN_LENGTH = 4_000_000

type OnProgress = (progress: ReadingProgress) => void
type OnRows = (rows: readonly TableRow[], reader: TableReader, part: TextPart) => Promise<Outcome<'more' | 'enough'>>

export class TablesServer implements TablesService {
  #counts = new TokenCounts(0)

  preview(file: OpenedFile): Promise<Outcome<TablePreview>> {
    return guarded(async () => {
      const records: (readonly (string | null)[])[] = []
      let heads: readonly string[] = []
      const read = await eachPart(file, async (rows, reader) => {
        heads = reader.heads()
        for (const { kind, cells } of rows) {
          if (records.length === SHOWN_RECORDS) break
          if (kind === 'record') records.push(cells.map((cell) => cell?.slice(0, SHOWN_LENGTH).toWellFormed() ?? null))
        }
        return succeed(records.length === SHOWN_RECORDS ? 'enough' : 'more')
      })
      if (!read.ok) return read
      return heads.length === 0 || records.length === 0 ? fail('corpus-empty') : succeed({ heads, records })
    })
  }

  count({ file, column, lanes, options }: CountTableRequest, onProgress: OnProgress): Promise<Outcome<CountedColumn>> {
    return guarded(async () => {
      const loaded = await loadAll(lanes)
      if (!loaded.ok) return loaded
      const counters = loaded.value.map(({ tokenizer, reference }) => counterOf(tokenizer, reference, options))
      const counts = new TokenCounts(lanes.length)
      let heads: readonly string[] = []
      const tell = teller(file, onProgress)
      const read = await eachPart(file, async (rows, reader, { doneBytes }) => {
        heads = reader.heads()
        const records = rows.filter(({ kind }) => kind === 'record')
        const first = counts.records
        if (first + records.length > MAX_TABLE_ROWS)
          return fail('table-rows', { what: baseName(file.path), limit: MAX_TABLE_ROWS })
        counts.add(records.length)
        for (const [lane, counter] of counters.entries()) {
          let since = performance.now()
          for (const [index, { cells }] of records.entries()) {
            const text = cells[column] ?? null
            if (text !== null) counts.put(lane, first + index, counter(text))
            if (performance.now() - since < SLICE_MS) continue
            await yieldToMessages()
            since = performance.now()
          }
        }
        tell(doneBytes)
        return succeed('more')
      })
      if (!read.ok) return read
      this.#counts = counts
      const ascending = counts.ascending()
      return Comlink.transfer(
        succeed({ records: counts.records, heads, ascending }),
        ascending.map(({ buffer }) => buffer),
      )
    })
  }

  save({ file, names }: SaveTableRequest, onProgress: OnProgress): Promise<Outcome<Blob>> {
    return guarded(async () => {
      const written: Blob[] = []
      let lines: string[] = []
      let length = 0
      let record = 0
      const flush = (): void => {
        written.push(new Blob(lines))
        lines = []
        length = 0
      }
      const tell = teller(file, onProgress)
      const read = await eachPart(file, async (rows, reader, { doneBytes }) => {
        for (const row of rows) {
          const line = reader.withCells(row, names, row.kind === 'record' ? this.#counts.of(record++) : [])
          lines.push(line)
          length += line.length
          if (length > WRITTEN_LENGTH) flush()
        }
        tell(doneBytes)
        await yieldToMessages()
        return succeed('more')
      })
      if (!read.ok) return read
      flush()
      return succeed(new Blob(written))
    })
  }

  async ping(): Promise<void> {}
}

async function eachPart(file: OpenedFile, onRows: OnRows): Promise<Outcome<null>> {
  const reader = openRows(file.path)
  for await (const part of readParts(file)) {
    if (!part.ok) return part
    const rows = reader.read(part.value.text, part.value.isLast)
    if (!rows.ok) return rows
    const done = await onRows(rows.value, reader, part.value)
    if (!done.ok) return done
    if (done.value === 'enough') break
  }
  return succeed(null)
}

interface LoadedLane {
  readonly reference: string
  readonly tokenizer: Tokenizer
}

async function loadAll(lanes: readonly WorkerTokenizer[]): Promise<Outcome<readonly LoadedLane[]>> {
  const tokenizers = new LoadedTokenizers()
  const loaded: LoadedLane[] = []
  for (const { reference, settings, file } of lanes) {
    const added = file === null ? succeed(null) : await tokenizers.addFile(file)
    if (!added.ok) return added
    const outcome = await tokenizers.load({ requestId: reference, reference, settings }, new RunningRequests())
    if (!outcome.ok) return outcome
    const tokenizer = tokenizers.get(reference)
    if (tokenizer !== undefined) loaded.push({ reference, tokenizer })
  }
  return succeed(loaded)
}

/** Counts the tokens of one text after another, as the lane would have them. */
function counterOf(tokenizer: Tokenizer, reference: string, options: EncodeOptions): (text: string) => number {
  const isPlain = !options.addSpecialTokens && !options.parseSpecialTokens
  const quick = isPlain ? (tokenizer.createEndsEncoder?.() ?? null) : null
  return (text) => {
    const ends = quick?.ends(text) ?? null
    if (ends !== null) return ends.length
    try {
      return runSteps(onBehalfOf(reference, tokenizer.encodeSteps(text, options))).ids.length
    } finally {
      leavePatterns()
    }
  }
}

function teller({ file }: OpenedFile, onProgress: OnProgress): (doneBytes: number) => void {
  let told = performance.now()
  return (doneBytes) => {
    if (performance.now() - told < TELL_MS) return
    told = performance.now()
    onProgress({ phase: 'reading', doneBytes, totalBytes: file.size })
  }
}
