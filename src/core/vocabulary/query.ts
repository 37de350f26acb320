/** Which entries of a vocabulary are wanted, and in which order. Pure. */
import { uint8ArrayToHex } from 'uint8array-extras'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import { hasBytes, looseText } from './entryKinds.ts'
import type { EntryKind, SearchKind, SortKey } from './names.ts'
import type { VocabularyEntry, VocabularyIndex } from './vocabularyIndex.ts'

export interface VocabularyQuery {
  /** Empty: all. `hex` may have spaces; `pattern` is a regular expression. */
  readonly search: string
  readonly searchBy: SearchKind
  readonly kind: EntryKind | null
  /** A script's code, or `none`, `several`, `unknown`. */
  readonly script: string | null
  readonly spaced: 'with' | 'without' | null
  /** Bytes; null: no limit. */
  readonly least: number | null
  readonly most: number | null
  readonly sortBy: SortKey
  readonly descending: boolean
}

type Test = (entry: VocabularyEntry) => boolean

/** The ids of the entries in their order; `unsupported` {what, detail} for a search that is no number, hexadecimal or pattern. */
export function* findEntries(
  { entries }: VocabularyIndex,
  query: VocabularyQuery,
): Generator<number, Outcome<Uint32Array>, void> {
  const searched = searchTest(query)
  if (!searched.ok) return searched
  const isWanted = filterTest(query)
  const found: VocabularyEntry[] = []
  let done = 0
  for (const entry of entries) {
    if (++done % 4096 === 0) yield 4096
    if (isWanted(entry) && searched.value(entry)) found.push(entry)
  }
  found.sort(order(query))
  return succeed(Uint32Array.from(found, ({ id }) => id))
}

function searchTest({ search, searchBy }: VocabularyQuery): Outcome<Test> {
  if (search === '') return succeed(() => true)
  switch (searchBy) {
    case 'text':
      return succeed(({ piece, bytes }) => looseText(bytes).includes(search) || piece.includes(search))
    case 'hex': {
      const hex = search.replaceAll(/\s/g, '').toLowerCase()
      if (!/^(?:[0-9a-f]{2})+$/.test(hex)) return fail('unsupported', { what: 'hex', detail: search })
      return succeed(({ bytes }) => bytes !== null && hasBytes(uint8ArrayToHex(bytes), hex))
    }
    case 'id': {
      if (!/^\d{1,9}$/.test(search.trim())) return fail('unsupported', { what: 'id', detail: search })
      const id = Number(search)
      return succeed((entry) => entry.id === id)
    }
    case 'pattern': {
      const pattern = patternOf(search)
      if (!pattern.ok) return pattern
      return succeed(({ bytes, piece }) => pattern.value.test(bytes === null ? piece : looseText(bytes)))
    }
  }
}

/** A regular expression of the reader's; `unsupported` {what, detail} for what is none. */
function patternOf(source: string): Outcome<RegExp> {
  try {
    return succeed(new RegExp(source, 'u'))
  } catch (error) {
    return fail('unsupported', { what: 'Regex', detail: error instanceof Error ? error.message : source })
  }
}

function filterTest({ kind, script, spaced, least, most }: VocabularyQuery): Test {
  return (entry) =>
    (kind === null || entry.kind === kind) &&
    (script === null || entry.script === script) &&
    (spaced === null || entry.isSpaced === (spaced === 'with')) &&
    (least === null || (entry.bytes?.length ?? 0) >= least) &&
    (most === null || (entry.bytes?.length ?? 0) <= most)
}

/** Entries without a value come last, whatever the direction; equal ones in the order of their ids. */
function order({ sortBy, descending }: VocabularyQuery): (a: VocabularyEntry, b: VocabularyEntry) => number {
  const sign = descending ? -1 : 1
  if (sortBy === 'text') {
    return (a, b) => {
      const [left, right] = [a.text ?? a.piece, b.text ?? b.piece]
      return left === right ? a.id - b.id : left < right ? -sign : sign
    }
  }
  const valueOf = (entry: VocabularyEntry): number | null =>
    sortBy === 'id' ? entry.id : sortBy === 'length' ? (entry.bytes?.length ?? null) : entry.rank
  return (a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)]
    if (left === right) return a.id - b.id
    if (left === null) return 1
    return right === null ? -1 : sign * (left - right)
  }
}
