/** Characters that cannot be seen, and what is drawn for them. Pure. */

/** A stretch of text as it is, or one character to be marked. */
export interface Stretch {
  readonly text: string
  /** `space` and `tab` keep their width and get a mark over it; `named` gets a label; null: drawn as it is. */
  readonly mark: 'space' | 'tab' | 'named' | null
  /** For `named`: the label. */
  readonly label: string
}

const NAMES: Readonly<Record<number, string>> = {
  0x00a0: 'NBSP',
  0x00ad: 'SHY',
  0x061c: 'ALM',
  0x1680: 'OGHAM SP',
  0x2000: 'EN QUAD',
  0x2001: 'EM QUAD',
  0x2002: 'EN SP',
  0x2003: 'EM SP',
  0x2004: '⅓ EM',
  0x2005: '¼ EM',
  0x2006: '⅙ EM',
  0x2007: 'FIG SP',
  0x2008: 'PUNCT SP',
  0x2009: 'THIN SP',
  0x200a: 'HAIR SP',
  0x200b: 'ZWSP',
  0x200c: 'ZWNJ',
  0x200d: 'ZWJ',
  0x200e: 'LRM',
  0x200f: 'RLM',
  0x202a: 'LRE',
  0x202b: 'RLE',
  0x202c: 'PDF',
  0x202d: 'LRO',
  0x202e: 'RLO',
  0x202f: 'NNBSP',
  0x205f: 'MATH SP',
  0x2060: 'WJ',
  0x2066: 'LRI',
  0x2067: 'RLI',
  0x2068: 'FSI',
  0x2069: 'PDI',
  0x3000: 'IDEO SP',
  0xfeff: 'BOM',
}

/** Without width of their own, so marked always: else their tokens could not be seen. */
const WITHOUT_WIDTH =
  /(?![\t\n\r])\p{Cc}|[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]|^[\u200c\u200d]+/u
const WITH_WIDTH = /[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/u
const ALWAYS = new RegExp(WITHOUT_WIDTH.source, 'gu')
const ALSO_SPACES = new RegExp(`${WITHOUT_WIDTH.source}|${WITH_WIDTH.source}`, 'gu')

/** The code point as `U+0041`. */
export function codePointLabel(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The label of an invisible character: its usual abbreviation, else its code point. */
export function invisibleLabel(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0
  return NAMES[codePoint] ?? codePointLabel(codePoint)
}

/** Cuts `text` at the characters to be marked; those with a width of their own only where `spaces` is set. */
export function stretchesOf(text: string, spaces: boolean): readonly Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const match of text.matchAll(spaces ? ALSO_SPACES : ALWAYS)) {
    if (match.index > from) stretches.push({ text: text.slice(from, match.index), mark: null, label: '' })
    const [found] = match
    if (found === ' ') stretches.push({ text: found, mark: 'space', label: '' })
    else if (found === '\t') stretches.push({ text: found, mark: 'tab', label: '' })
    else stretches.push({ text: found, mark: 'named', label: [...found].map(invisibleLabel).join(' ') })
    from = match.index + found.length
  }
  if (from < text.length) stretches.push({ text: text.slice(from), mark: null, label: '' })
  return stretches
}

/** How a line break is drawn: `↵`, with what else it is made of. */
export function lineBreakLabel(text: string): string {
  if (text === '\n') return '↵'
  if (text === '\r\n') return 'CR↵'
  if (text === '\r') return 'CR'
  return text === '\u2028' ? 'LS' : text === '\u2029' ? 'PS' : '↵'
}
