/** How much text is drawn, counted, or only kept. In bytes of UTF-8. */

/** Up to here encodings come as columns, to be drawn. */
export const COLUMNS_LIMIT_BYTES = 2_000_000
/** Up to here tokens are counted; above, the text is kept and nothing is encoded. */
export const COUNTS_LIMIT_BYTES = 10_000_000

export type TextTreatment = 'columns' | 'counts' | 'kept'

/** What is done with a text of this length. Encodes it to count bytes only if its number of UTF-16 units does not decide. */
export function textTreatment(text: string): TextTreatment {
  if (text.length * 3 <= COLUMNS_LIMIT_BYTES) return 'columns'
  if (text.length > COUNTS_LIMIT_BYTES) return 'kept'
  const bytes = new TextEncoder().encode(text).length
  if (bytes <= COLUMNS_LIMIT_BYTES) return 'columns'
  return bytes <= COUNTS_LIMIT_BYTES ? 'counts' : 'kept'
}
