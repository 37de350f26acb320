/** Comma-separated values (RFC 4180), full precision. */

export type CsvValue = string | number | null

function field(value: CsvValue): string {
  if (value === null) return ''
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line a row, with the names of the columns first; lines end as RFC 4180 wants. */
export function toCsv(heads: readonly string[], lines: readonly (readonly CsvValue[])[]): string {
  return [heads, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('')
}
