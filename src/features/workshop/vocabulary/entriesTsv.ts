/** Entries as tab-separated values for a program: the names of columns never change, and stand in no language. Pure. */
import { uint8ArrayToHex } from 'uint8array-extras'
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'

const HEADS = ['id', 'piece', 'text', 'bytes_hex', 'length_bytes', 'length_characters', 'kind', 'script', 'rank']

/** A text that is no UTF-8 is left empty: its bytes say it. */
export function entriesTsv(entries: readonly VocabularyEntry[]): string {
  return clipboardTable(
    HEADS,
    entries.map(({ id, piece, text, bytes, characters, kind, script, rank }) => [
      id,
      piece,
      text,
      bytes === null ? null : uint8ArrayToHex(bytes),
      bytes?.length ?? null,
      text === null ? null : characters,
      kind,
      script,
      rank,
    ]),
  )
}
