/** The reader of a table for its name: tables (TSV, CSV) or records in JSON, an object per line. */
import { createDelimitedReader } from './delimitedRows.ts'
import { createRecordReader } from './recordRows.ts'
import type { TableReader } from './tableRow.ts'

const RECORDS = /\.(?:jsonl|ndjson|json)$/i

export function openRows(path: string): TableReader {
  return RECORDS.test(path) ? createRecordReader(path) : createDelimitedReader(path)
}

/** Names of new columns that no column has: `tokens_gpt2`, and with a number if that is taken. */
export function newColumnNames(tokenizers: readonly string[], heads: readonly string[]): readonly string[] {
  const taken = new Set(heads)
  return tokenizers.map((tokenizer) => {
    const base = `tokens_${tokenizer}`
    let name = base
    for (let number = 2; taken.has(name); number++) name = `${base} (${number})`
    taken.add(name)
    return name
  })
}
