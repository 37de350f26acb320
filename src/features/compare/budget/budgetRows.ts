/** What a budget of tokens holds of a text, by lane. Pure. */
import { budgetEnd } from '../../../core/metrics/budget.ts'
import { decodeUtf8, encodeUtf8 } from '../../../core/text/utf8.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'

export interface BudgetRow {
  readonly lane: string
  readonly needs: number
  /** Of UTF-8. */
  readonly bytes: number
  /** 0 to 1; 1 for an empty text. */
  readonly share: number
  /** The last token of the budget; null if the whole text fits, or nothing of it. */
  readonly lastToken: number | null
  /** Code points around the end. */
  readonly before: string
  readonly after: string
}

/** Code points of the text that are shown before and after the end. */
const SHOWN = { before: 24, after: 12 }

export function budgetRows(
  text: string,
  lanes: readonly { readonly lane: string; readonly encoding: Encoding }[],
  budget: number,
): readonly BudgetRow[] {
  const bytes = encodeUtf8(text)
  return lanes.map(({ lane, encoding }) => {
    const end = budgetEnd(encoding, bytes, budget)
    const needs = encoding.ids.length
    return {
      lane,
      needs,
      bytes: end,
      share: bytes.length === 0 ? 1 : end / bytes.length,
      lastToken: needs > budget && budget > 0 ? budget - 1 : null,
      before: lastOf(decodeUtf8(bytes.subarray(Math.max(0, end - 4 * SHOWN.before), end)), SHOWN.before),
      after: Array.from(decodeUtf8(bytes.subarray(end, end + 4 * SHOWN.after)))
        .slice(0, SHOWN.after)
        .join(''),
    }
  })
}

/** What was cut at its beginning may begin with the rest of a character. */
function lastOf(text: string, most: number): string {
  return Array.from(text.replace(/^\ufffd+/u, ''))
    .slice(-most)
    .join('')
}
