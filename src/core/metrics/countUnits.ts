/**
 * Counts the tokens of a language's units, by one tokenizer, in slices. The formulas of the figures stand elsewhere; this
 * file says what is counted, and for which unit.
 */
import { codePointsIn, encodeUtf8 } from '../text/utf8.ts'
import { APPROXIMATE_SPAN, TokenKind, tokenKind, type EncodeOptions, type Encoding } from '../tokenizers/encoding.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { continuedWordCount, cutWordCount } from './continuedWords.ts'
import type { CountingMode, UnitCounts } from './unitCounts.ts'
import type { UnitWords } from './unitStatistics.ts'

export const COUNTING_OPTIONS: EncodeOptions = { addSpecialTokens: false, parseSpecialTokens: false }

interface Columns {
  readonly tokens: Uint32Array
  readonly unknownTokens: Uint32Array
  readonly unknownCodePoints: Uint32Array
  readonly continuedWords: Uint32Array
}

/**
 * See {@link UnitCounts}; yields now and then, so that the caller may stop.
 *
 * @param emptyItems numbers of units, ascending, after each of which a split at line breaks gives an empty item
 */
export function* countUnitsSteps(
  tokenizer: Tokenizer,
  units: readonly (string | null)[],
  words: UnitWords,
  mode: CountingMode,
  emptyItems: readonly number[] = [],
): Generator<number, UnitCounts, void> {
  const column = (): Uint32Array => new Uint32Array(units.length)
  const columns: Columns = {
    tokens: column(),
    unknownTokens: column(),
    unknownCodePoints: column(),
    continuedWords: column(),
  }
  const counting = tokenizer.createEndsEncoder?.() ?? null
  if (mode !== 'per-unit') {
    const items = mode === 'joined' ? presentItems(units) : allItems(units, emptyItems)
    yield* countJoined(tokenizer, items, words, columns)
  } else {
    for (const [unit, text] of units.entries()) {
      if (text !== null && text !== '') {
        const ends = counting?.ends(text) ?? null
        if (ends === null) countUnit(tokenizer.encode(text, COUNTING_OPTIONS), unit, text, words, columns)
        else {
          columns.tokens[unit] = ends.length
          columns.continuedWords[unit] = cutWordCount(rangeOf(words, unit), ends)
        }
      }
      yield unit
    }
  }
  let singleTokenTypes = 0
  for (const type of words.types) {
    if (counting?.isOneToken(type) ?? tokenizer.encode(type, COUNTING_OPTIONS).ids.length === 1) singleTokenTypes++
    yield units.length
  }
  return { ...columns, singleTokenTypes }
}

function countUnit(encoding: Encoding, unit: number, text: string, words: UnitWords, columns: Columns): void {
  const { ids, startByte, endByte } = encoding
  columns.tokens[unit] = ids.length
  columns.continuedWords[unit] = continuedWordCount(rangeOf(words, unit), 0, startByte, endByte)
  if (hasUnknown(encoding)) countUnknown(encoding, encodeUtf8(text), () => unit, columns)
}

function hasUnknown({ kinds, unspelled }: Encoding): boolean {
  return (
    unspelled !== undefined || kinds.includes(TokenKind.unknown) || kinds.includes(TokenKind.unknown | APPROXIMATE_SPAN)
  )
}

/** A piece of the joined string, and the unit for which its tokens count. */
interface Item {
  readonly text: string
  readonly unit: number
}

function presentItems(units: readonly (string | null)[]): readonly Item[] {
  return units.flatMap((text, unit) => (text === null ? [] : [{ text, unit }]))
}

/** All that a split at line breaks gives: a unit that is lacking is an empty item, and those between units are kept. */
function allItems(units: readonly (string | null)[], emptyItems: readonly number[]): readonly Item[] {
  const items: Item[] = []
  let next = 0
  for (let unit = 0; unit <= units.length; unit++) {
    for (; next < emptyItems.length && (emptyItems[next] ?? 0) <= unit; next++)
      items.push({ text: '', unit: Math.max(0, unit - 1) })
    if (unit < units.length) items.push({ text: units[unit] ?? '', unit })
  }
  return items
}

function* countJoined(
  tokenizer: Tokenizer,
  present: readonly Item[],
  words: UnitWords,
  columns: Columns,
): Generator<number, void, void> {
  const joined = present.map(({ text }) => text).join(' ')
  const steps = tokenizer.encodeSteps(joined, COUNTING_OPTIONS)
  let step = steps.next()
  while (step.done !== true) {
    yield 0
    step = steps.next()
  }
  const { ids, startByte, endByte } = step.value
  const bytes = encodeUtf8(joined)
  // The space before a unit belongs to it.
  const unitEnds = new Uint32Array(present.length)
  let at = 0
  let token = 0
  for (const [index, { text, unit }] of present.entries()) {
    const start = index === 0 ? 0 : at + 1
    at = start + encodeUtf8(text).length
    unitEnds[index] = at
    const first = token
    while (token < ids.length && lastByte(startByte, endByte, token) < at) token++
    if (index === present.length - 1) token = ids.length
    columns.tokens[unit] = (columns.tokens[unit] ?? 0) + token - first
    if (text !== '')
      columns.continuedWords[unit] = continuedWordCount(rangeOf(words, unit), start, startByte, endByte, first)
  }
  if (!hasUnknown(step.value)) return
  countUnknown(step.value, bytes, (byte) => present[indexOfEnd(unitEnds, byte)]?.unit ?? 0, columns)
}

/** The place of the first end after `byte`; the last place if there is none. `ends` ascend. */
function indexOfEnd(ends: Uint32Array, byte: number): number {
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (byte < (ends[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

function rangeOf(
  { firsts, starts, ends }: UnitWords,
  unit: number,
): { starts: Uint32Array; ends: Uint32Array; from: number; to: number } {
  return { starts, ends, from: firsts[unit] ?? 0, to: firsts[unit + 1] ?? 0 }
}

/** Where a token lies: its last byte, or for one without text the byte that it stands before. */
function lastByte(startByte: Uint32Array, endByte: Uint32Array, token: number): number {
  return Math.max(startByte[token] ?? 0, (endByte[token] ?? 0) - 1)
}

/** Unknown tokens, and the code points that are not spelled: those under unknown tokens and those that have none at all. */
function countUnknown(
  { startByte, endByte, kinds, unspelled = new Uint32Array(0) }: Encoding,
  bytes: Uint8Array,
  unitAt: (lastByte: number) => number,
  { unknownTokens, unknownCodePoints }: Columns,
): void {
  const addCodePoints = (unit: number, start: number, end: number): void => {
    unknownCodePoints[unit] = (unknownCodePoints[unit] ?? 0) + codePointsIn(bytes, start, end)
  }
  for (let token = 0; token < kinds.length; token++) {
    if (tokenKind(kinds[token] ?? 0) !== TokenKind.unknown) continue
    const unit = unitAt(lastByte(startByte, endByte, token))
    unknownTokens[unit] = (unknownTokens[unit] ?? 0) + 1
    addCodePoints(unit, startByte[token] ?? 0, endByte[token] ?? 0)
  }
  for (let index = 0; index < unspelled.length; index += 2) {
    const [start = 0, end = 0] = [unspelled[index], unspelled[index + 1]]
    addCodePoints(unitAt(Math.max(start, end - 1)), start, end)
  }
}
