/** How much is read of what a reader opens: one table for the page and its workers. Bytes that were really read, not sizes that a file says. */

export const fileLimits = {
  /** A text, a comparison, an export. Above what can be counted a text is kept as one that was pasted, and the page says so. */
  text: 100_000_000,
  /** A tokenizer's file: the largest public `tokenizer.json` files are near 35 MB. */
  tokenizer: 100_000_000,
  /** The header of a GGUF file, of which nothing else is read: those of 250,000 tokens are near 15 MB. */
  header: 100_000_000,
  /** All files of a corpus together, unpacked: FLORES-200 has 77 MB; several times as much would fill the memory of a phone. */
  corpus: 400_000_000,
  /** A table of which one column is counted: it is read in parts, and only counts are kept. */
  table: 400_000_000,
} as const
export type LimitedKind = keyof typeof fileLimits

/** Files in a zip file or a folder. */
export const MAX_CORPUS_FILES = 20_000

/** One record of such a table, or one line: as much as is counted of a text. */
export const MAX_RECORD_BYTES = 10_000_000
/** Records of such a table: a count per lane is kept of each. */
export const MAX_TABLE_ROWS = 5_000_000

/** A limit in words of a failure: `100 MB`. */
export function limitWords(kind: LimitedKind): string {
  return limitInWords(fileLimits[kind])
}

/** A number of bytes in words of a failure: `10 MB`. */
export function limitInWords(bytes: number): string {
  return `${bytes / 1_000_000} MB`
}
