/** The largest tokenizer file that is read, from wherever it comes: the largest public ones are near 35 MB. */
export const TOKENIZER_LIMIT_BYTES = 100_000_000

/** '100 MB' */
export function megabytes(bytes: number): string {
  return `${bytes / 1e6} MB`
}
