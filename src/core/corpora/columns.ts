/** Which columns of a table, or fields of records, are texts of languages: by their names, and by what stands in them. Pure. */
import { namedLanguage } from './languageCode.ts'
import { unitOf, type FoundText, type Unit } from './ownCorpus.ts'

export interface Column {
  readonly head: string
  readonly units: readonly Unit[]
}

export interface SortedColumns {
  readonly texts: readonly FoundText[]
  readonly others: readonly FoundText[]
  /** Names of columns that are no text. */
  readonly leftOut: readonly string[]
}

/** Columns of data sets such as FLORES are called `sentence_eng_Latn`. */
const PREFIX = /^(?:sentence|text|translation)[_.]/i
/** What data of translations call their columns by; several are codes of languages too. */
const ROLES = /^(?:id|ids|no|nr|sl|tl|src|tgt|trg|ref|mt|pe|hyp|doc|score)$/i
/** Beside one of these, `mt` and the like are what they are called, not Maltese. */
const PAIR = /^(?:src|tgt|trg|ref|hyp|pe)$/i
const NUMBER_OR_ADDRESS = /^(?:[-+]?\d[\d.,:/\s-]*|https?:\S+|true|false|null)$/i
/** A word of letters, digits and hyphens with a digit in it: `s-001`, `smol-1`, a hash. */
const IDENTIFIER = /^(?=\S*\d)[\w.:/#+-]+$/

/** Whether nothing of the column is text: numbers, addresses, names of rows, codes of languages. */
function holdsNoText(units: readonly Unit[]): boolean {
  const values = units.flatMap((unit) => (unit === null ? [] : [unit.trim()]))
  const isNothing = values.every((value) => NUMBER_OR_ADDRESS.test(value) || IDENTIFIER.test(value))
  return (
    isNothing ||
    (values.length > 1 && values.every((value) => value.length <= 12 && namedLanguage(value)?.certainty === 'sure'))
  )
}

/** In the order of the columns; a name that stands twice gets a number. */
export function sortColumns(columns: readonly Column[]): SortedColumns {
  // Words that are codes of small languages by chance are taken for these beside languages that are sure only.
  const hasSure = columns.some(
    ({ head, units }) => namedLanguage(plainHead(head))?.certainty === 'sure' && !holdsNoText(units),
  )
  const hasPair = columns.some(({ head }) => PAIR.test(head.trim()))
  const ids = new Set<string>()
  const leftOut: string[] = []
  const found = columns.flatMap(({ head, units }): readonly FoundText[] => {
    const word = plainHead(head)
    if (holdsNoText(units)) {
      leftOut.push(head)
      return []
    }
    const named = hasPair && ROLES.test(word) ? null : namedLanguage(word)
    const isKnown = named?.certainty === 'sure' || (named?.certainty === 'likely' && hasSure)
    return [{ id: unusedId(word, ids), tag: named?.tag ?? null, isKnown, units, emptyItems: [] }]
  })
  const known = found.filter(({ isKnown }) => isKnown)
  // If no two languages are named, every text is shown, and the reader says what it is.
  if (known.length >= 2) return { texts: known, others: found.filter(({ isKnown }) => !isKnown), leftOut }
  return { texts: found, others: [], leftOut }
}

function plainHead(head: string): string {
  return head
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
    .replace(PREFIX, '')
}

function unusedId(word: string, ids: Set<string>): string {
  const base = word === '' ? 'text' : word.slice(0, 80)
  let id = base
  for (let number = 2; ids.has(id); number++) id = `${base} (${number})`
  ids.add(id)
  return id
}

/** Names of the two languages of a pair, and of their texts, as data of translations have them (SMOL: `sl`, `tl`, `src`, `trg`). */
const PAIRS: readonly (readonly [sourceLanguage: string, targetLanguage: string, source: string, target: string])[] = [
  ['sl', 'tl', 'src', 'trg'],
  ['sl', 'tl', 'src', 'tgt'],
  ['sl', 'tl', 'source', 'target'],
  ['src_lang', 'tgt_lang', 'src', 'tgt'],
  ['src_lang', 'trg_lang', 'src', 'trg'],
  ['source_lang', 'target_lang', 'source', 'target'],
  ['source_language', 'target_language', 'source', 'target'],
]

/** Columns that name the languages of two others row by row, as a column per language; null if these are none such. */
export function pairColumns(columns: readonly Column[]): SortedColumns | null {
  const byHead = new Map(columns.map((column) => [plainHead(column.head).toLowerCase(), column]))
  for (const names of PAIRS) {
    const [from, to, source, target] = names.map((name) => byHead.get(name)?.units)
    if (from === undefined || to === undefined || source === undefined || target === undefined) continue
    const texts = new Map<string, Unit[]>()
    const put = (language: Unit | undefined, row: number, text: Unit): void => {
      if (language === null || language === undefined || text === null) return
      const column = texts.get(language.trim()) ?? Array.from({ length: source.length }, () => null)
      column[row] = text
      texts.set(language.trim(), column)
    }
    for (let row = 0; row < source.length; row++) {
      put(from[row], row, source[row] ?? null)
      put(to[row], row, target[row] ?? null)
    }
    const found = [...texts].map(([tag, units]): FoundText => {
      const named = namedLanguage(tag)
      return {
        id: tag.slice(0, 80),
        tag: named?.tag ?? null,
        isKnown: named !== null && named.certainty !== 'shaped',
        units,
        emptyItems: [],
      }
    })
    const used = new Set<string>(names)
    return {
      texts: found,
      others: [],
      leftOut: columns.map(({ head }) => head).filter((head) => !used.has(plainHead(head).toLowerCase())),
    }
  }
  return null
}

/** Rows of which a column has text; the others are counted. */
export function withoutBlankRows(columns: readonly Column[]): {
  readonly columns: readonly Column[]
  readonly blank: number
} {
  const rows = columns[0]?.units.length ?? 0
  const isText = Array.from({ length: rows }, (_, row) => columns.some(({ units }) => units[row] !== null))
  const blank = isText.filter((isOne) => !isOne).length
  if (blank === 0) return { columns, blank }
  return {
    columns: columns.map(({ head, units }) => ({ head, units: units.filter((_, row) => isText[row] === true) })),
    blank,
  }
}

/** @param rows one entry per column, absent if the row has none */
export function columnsOf(
  heads: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): readonly Column[] {
  return heads.map((head, at) => ({ head, units: rows.map((row) => unitOf(row[at])) }))
}
