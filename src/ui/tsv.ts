/** Tables as tab-separated values, which spreadsheets take from the clipboard. Pure. */

/** A field: tabs and line breaks, which would end it, as spaces. */
function field(value: string | number | null): string {
  return value === null ? '' : String(value).replace(/[\t\r\n]+/gu, ' ')
}

/** Tab-separated values, full precision, one line a row; `heads` are the names of the columns. */
export function toTsv(heads: readonly string[], lines: readonly (readonly (string | number | null)[])[]): string {
  return [heads, ...lines].map((line) => line.map(field).join('\t')).join('\n')
}
