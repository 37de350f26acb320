/**
 * Lists of next tokens of several language models, put beside each other by their bytes: tokens of the same bytes share a
 * row, and a token stands under the one with which it begins, so that ` `, ` e` and ` earth` line up. Pure.
 */
import { greatest } from '../../../core/text/append.ts'
import { bytesHex } from '../../../core/text/hex.ts'
import type { NextToken } from '../questions.ts'

export interface NextRow {
  readonly key: string
  /** The token as the first column has it that has it. */
  readonly token: NextToken
  /** How many rows above it it begins with, one within the other. */
  readonly depth: number
  /** By column: the probability; null if it is not among those that were told of. */
  readonly probabilities: readonly (number | null)[]
}

/** Tokens without bytes are the same if they are spelled alike. */
const keyOf = ({ bytes, piece, id }: NextToken): string =>
  bytes !== null && bytes.length > 0 ? bytesHex(bytes) : `piece ${piece ?? id}`

interface Row extends Omit<NextRow, 'depth'> {
  readonly greatest: number
}

/**
 * @param columns most probable tokens by language model, most probable first; null: not known yet
 * @param most rows at most: those with the greatest probability in any column
 */
export function alignNext(columns: readonly (readonly NextToken[] | null)[], most: number): readonly NextRow[] {
  const rows = new Map<string, { readonly token: NextToken; readonly probabilities: (number | null)[] }>()
  for (const [column, tokens] of columns.entries()) {
    for (const token of tokens ?? []) {
      const key = keyOf(token)
      const row = rows.get(key) ?? { token, probabilities: columns.map(() => null) }
      row.probabilities[column] = Math.exp(token.logProbability)
      rows.set(key, row)
    }
  }
  const kept = [...rows]
    .map(([key, row]): Row => ({ key, ...row, greatest: greatest(row.probabilities.map((value) => value ?? 0)) }))
    .toSorted((one, other) => other.greatest - one.greatest || (one.key < other.key ? -1 : 1))
    .slice(0, most)
  return inTreeOrder(kept)
}

/** Whether one's bytes begin with all of the other's, and go on. */
const begins = (other: Row, row: Row): boolean => row.key !== other.key && row.key.startsWith(`${other.key} `)

/** The longest token with which a row begins; null if there is none. */
function parentOf(row: Row, rows: readonly Row[]): Row | null {
  let parent: Row | null = null
  for (const other of rows) if (begins(other, row) && (parent?.key.length ?? 0) < other.key.length) parent = other
  return parent
}

function inTreeOrder(rows: readonly Row[]): readonly NextRow[] {
  const children = new Map<Row | null, Row[]>()
  for (const row of rows) {
    const parent = parentOf(row, rows)
    children.set(parent, [...(children.get(parent) ?? []), row])
  }
  const greatestUnder = (row: Row): number =>
    greatest(
      (children.get(row) ?? []).map((child) => greatestUnder(child)),
      row.greatest,
    )
  const under = (parent: Row | null, depth: number): readonly NextRow[] =>
    (children.get(parent) ?? [])
      .toSorted((one, other) => greatestUnder(other) - greatestUnder(one))
      .flatMap((row) => [
        { key: row.key, token: row.token, depth, probabilities: row.probabilities },
        ...under(row, depth + 1),
      ])
  return under(null, 0)
}
