/** One message in the compared language by every tokenizer, and which of them needs the fewest tokens for it. Pure. */
import { figureCell } from '../figures/figureCell.ts'
import type { LanguageColumn, LanguageData } from '../useLanguageData.ts'
import { messageTokens } from './messageTokens.ts'

export interface MessageRow {
  readonly column: LanguageColumn
  /** Tokens of the language per token of the base; null if it is not counted, or void. */
  readonly premium: number | null
  /** Of the message in the base language; null before that is counted. */
  readonly baseTokens: number | null
  /** Of the message in the compared language. */
  readonly tokens: number | null
  /** Whether it is still to be counted. */
  readonly isPending: boolean
}

/** The fewest tokens first; a tokenizer without a number last. */
export function messageRows(data: LanguageData, code: string | null): readonly MessageRow[] {
  return data.columns
    .map((column): MessageRow => {
      const cell = code === null ? null : figureCell(data, code, column.reference, 'premium')
      const premium = cell?.value ?? null
      const baseTokens = messageTokens(data, column.reference)
      return {
        column,
        premium,
        baseTokens,
        tokens: premium === null || baseTokens === null ? null : premium * baseTokens,
        isPending: column.failure === null && (cell === null || cell.status === 'pending'),
      }
    })
    .toSorted((a, b) => (a.tokens ?? Infinity) - (b.tokens ?? Infinity) || 0)
}

export interface Cheapest {
  readonly name: string
  readonly tokens: number
  /** The other tokenizers, the next one first, with how many times the tokens each needs. */
  readonly others: readonly { readonly name: string; readonly times: number }[]
}

/** Null while one is still to be counted, for it might be cheaper, and if there are no two to compare. */
export function cheapestOf(rows: readonly MessageRow[]): Cheapest | null {
  const known = rows.flatMap(({ column: { name }, tokens }) => (tokens === null ? [] : [{ name, tokens }]))
  const [first, ...rest] = known
  if (first === undefined || rest.length === 0 || first.tokens === 0) return null
  if (rows.some(({ isPending }) => isPending)) return null
  return { ...first, others: rest.map(({ name, tokens }) => ({ name, times: tokens / first.tokens })) }
}
