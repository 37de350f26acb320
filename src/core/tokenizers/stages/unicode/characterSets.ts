/**
 * Sets of characters as the reference knows them, whatever the browser's Unicode: written as the inside of a class of a
 * regular expression, `\u{41}-\u{5a}\u{61}`. Which version each part of the reference has is said in
 * `scripts/prepare-unicode-sets.mjs`.
 */
import { forEachRun } from '../../bpe/runs.ts'
import * as tables from './tables.ts'

/** Letters of `CATEGORIES_16` by the short name of each category, and of each group of categories. */
const CATEGORIES: Readonly<Record<string, string>> = {
  lu: 'U',
  ll: 'L',
  lt: 'T',
  lm: 'H',
  lo: 'O',
  mn: 'M',
  mc: 'C',
  me: 'E',
  nd: 'N',
  nl: 'R',
  no: 'F',
  pc: 'a',
  pd: 'b',
  ps: 'c',
  pe: 'd',
  pi: 'e',
  pf: 'f',
  po: 'P',
  sm: 'm',
  sc: 'n',
  sk: 'k',
  so: 'S',
  zs: 'Z',
  zl: 'l',
  zp: 'p',
  cc: 'q',
  cf: 'r',
  cs: 's',
  co: 'o',
  cn: 'X',
  lc: 'ULT',
  l: 'ULTHO',
  m: 'MCE',
  n: 'NRF',
  p: 'abcdefP',
  s: 'mnkS',
  z: 'Zlp',
  c: 'qrsoX',
}

/** Other names of categories and properties, without case, spaces, lines and underscores. */
const ALIASES: Readonly<Record<string, string>> = {
  uppercaseletter: 'lu',
  lowercaseletter: 'll',
  titlecaseletter: 'lt',
  modifierletter: 'lm',
  otherletter: 'lo',
  nonspacingmark: 'mn',
  spacingmark: 'mc',
  enclosingmark: 'me',
  decimalnumber: 'nd',
  digit: 'nd',
  letternumber: 'nl',
  othernumber: 'no',
  connectorpunctuation: 'pc',
  dashpunctuation: 'pd',
  openpunctuation: 'ps',
  closepunctuation: 'pe',
  initialpunctuation: 'pi',
  finalpunctuation: 'pf',
  otherpunctuation: 'po',
  mathsymbol: 'sm',
  currencysymbol: 'sc',
  modifiersymbol: 'sk',
  othersymbol: 'so',
  spaceseparator: 'zs',
  lineseparator: 'zl',
  paragraphseparator: 'zp',
  control: 'cc',
  cntrl: 'cc',
  format: 'cf',
  surrogate: 'cs',
  privateuse: 'co',
  unassigned: 'cn',
  casedletter: 'lc',
  letter: 'l',
  mark: 'm',
  combiningmark: 'm',
  number: 'n',
  punctuation: 'p',
  punct: 'p',
  symbol: 's',
  separator: 'z',
  other: 'c',
  alpha: 'alphabetic',
  upper: 'uppercase',
  lower: 'lowercase',
  space: 'whitespace',
}

const known = new Map<string, string>()

function remembered(name: string, make: () => string): string {
  const found = known.get(name) ?? make()
  known.set(name, found)
  return found
}

function rangeSource(start: number, end: number): string {
  const first = `\\u{${start.toString(16)}}`
  return end - start === 1 ? first : `${first}-\\u{${(end - 1).toString(16)}}`
}

function sourceOfRuns(runs: string): string {
  let source = ''
  forEachRun(runs, (start, end) => {
    source += rangeSource(start, end)
  })
  return source
}

/** What a column of letters, as `letterRuns` of the script writes it, has for certain letters. */
function sourceOfLetters(column: string, letters: string): string {
  let source = ''
  let start = -1
  let at = 0
  for (const [, letter = '', length = ''] of column.matchAll(/(\D)(\d*)/g)) {
    const taken = letters.includes(letter)
    if (taken && start === -1) start = at
    if (!taken && start !== -1) {
      source += rangeSource(start, at)
      start = -1
    }
    at += length === '' ? 1 : Number(length)
  }
  return start === -1 ? source : source + rangeSource(start, at)
}

const SETS: Readonly<Record<string, () => string>> = {
  alphabetic: () => sourceOfRuns(tables.ALPHABETIC_16),
  uppercase: () => sourceOfRuns(tables.UPPERCASE_16),
  lowercase: () => sourceOfRuns(tables.LOWERCASE_16),
  // White_Space is the same since Unicode 6.3.
  whitespace: () => String.raw`\p{White_Space}`,
}

function sourceOfScript(name: string): string | null {
  const index = tables.SCRIPT_NAMES_16.split(' ').findIndex((script) => plain(script) === name)
  return index === -1 ? null : sourceOfLetters(tables.SCRIPTS_16, String.fromCharCode(0x100 + index))
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '')
}

/**
 * The inside of a class for a property as Unicode 16.0 has it: a category (`L`, `Letter`), a script (`sc=Han`), or one of
 * a few others. null for a property of which there is no table.
 */
export function propertySource(property: string): string | null {
  const [, value = property] = /^(?:gc|general_category|sc|script)=(.*)$/i.exec(property) ?? []
  const name = ALIASES[plain(value)] ?? plain(value)
  if (/^(?:sc|script)=/i.test(property)) {
    const source = sourceOfScript(plain(value))
    return source === null ? null : remembered(`sc=${plain(value)}`, () => source)
  }
  const letters = Object.hasOwn(CATEGORIES, name) ? CATEGORIES[name] : undefined
  if (letters !== undefined) return remembered(name, () => sourceOfLetters(tables.CATEGORIES_16, letters))
  const set = Object.hasOwn(SETS, name) ? SETS[name] : undefined
  return set === undefined ? null : remembered(name, set)
}

/** The class of one category or group of 16.0. */
function category(name: string): string {
  return remembered(name, () => sourceOfLetters(tables.CATEGORIES_16, CATEGORIES[name] ?? ''))
}

/** `\w` of the crate `regex`. */
export function wordSource(): string {
  return `${propertySource('alphabetic') ?? ''}${category('m')}${category('nd')}${category('pc')}\\u200c\\u200d`
}

/** Numbers (N) of Unicode 17.0: what Rust calls numeric. */
export function numericSource(): string {
  return category('n') + sourceOfRuns(tables.NUMBERS_17)
}

/** Marks (M) of 9.0. */
export function combiningMarkSource(): string {
  return sourceOfRuns(tables.MARKS_9)
}

/** Marks without width (Mn) of 8.0. */
export function nonspacingMarkSource(): string {
  return sourceOfRuns(tables.NONSPACING_8)
}

/** Punctuation (P) of 8.0. */
export function punctuationSource(): string {
  return sourceOfRuns(tables.PUNCTUATION_8)
}

/** Control, format and private-use characters (Cc, Cf, Co) of 8.0. */
export function controlSource(): string {
  return sourceOfRuns(tables.DROPPED_8)
}

/** Code points that Unicode 16.0 does not assign. */
export function unassignedSource(): string {
  return category('cn')
}

let newerLowercase: ReadonlyMap<string, string> | null = null

/** The lower case of letters that not every browser knows yet, in Unicode 17.0. */
export function newerLowerCase(): ReadonlyMap<string, string> {
  if (newerLowercase !== null) return newerLowercase
  const numbers = tables.NEWER_LOWERCASE.split(' ').map((digits) => Number.parseInt(digits, 36))
  const all = new Map<string, string>()
  let [upper, lower] = [0, 0]
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    upper += numbers[index] ?? 0
    lower += numbers[index + 1] ?? 0
    all.set(String.fromCodePoint(upper), String.fromCodePoint(lower))
  }
  newerLowercase = all
  return all
}

/** Code points that Unicode 17.0 does not assign. */
export function unassignedIn17(): RegExp {
  return new RegExp(`(?![${sourceOfRuns(tables.ADDED_IN_17)}])[${unassignedSource()}]`, 'u')
}

/** The script of every code point in Unicode 9.0 by number; `none` for what has no script. */
export function scriptsOf9(): {
  readonly scripts: Uint8Array
  readonly names: readonly string[]
  readonly none: number
} {
  const names = tables.SCRIPT_NAMES_9.split(' ')
  const scripts = new Uint8Array(0x110000).fill(names.length)
  let at = 0
  for (const [, letter = '', length = ''] of tables.SCRIPTS_9.matchAll(/(\D)(\d*)/g)) {
    const end = at + (length === '' ? 1 : Number(length))
    scripts.fill(letter.charCodeAt(0) - 0x100, at, end)
    at = end
  }
  return { scripts, names, none: names.length }
}
