/** What files are called of which a column can be counted. */

export const TABLE_ENDINGS = ['.csv', '.tsv', '.jsonl', '.ndjson'] as const

export function isTable(name: string): boolean {
  return TABLE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))
}
