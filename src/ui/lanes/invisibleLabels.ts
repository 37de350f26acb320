/** What characters that cannot be seen are called: Unicode's abbreviations where it has them, else code points. Pure. */
import { codePointLabel } from '../../core/text/hex.ts'

/** Abbreviations of Unicode's NameAliases.txt and of its charts. */
const NAMES: Readonly<Record<number, string>> = {
  0x00a0: 'NBSP',
  0x00ad: 'SHY',
  0x034f: 'CGJ',
  0x061c: 'ALM',
  0x115f: 'HCF',
  0x1160: 'HJF',
  0x1680: 'OGHAM SP',
  0x180b: 'FVS1',
  0x180c: 'FVS2',
  0x180d: 'FVS3',
  0x180e: 'MVS',
  0x180f: 'FVS4',
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
  0x2800: 'BRAILLE BLANK',
  0x3000: 'IDEO SP',
  0x3164: 'HF',
  0xfeff: 'BOM',
  0xffa0: 'HWHF',
  0xfffc: 'OBJ',
}

/** Tag characters say ASCII. */
const FIRST_TAG = 0xe0020
const LAST_TAG = 0xe007e

function variationSelector(codePoint: number): number | null {
  if (codePoint >= 0xfe00 && codePoint <= 0xfe0f) return codePoint - 0xfe00 + 1
  return codePoint >= 0xe0100 && codePoint <= 0xe01ef ? codePoint - 0xe0100 + 17 : null
}

function tagged(codePoint: number): string {
  return codePoint === FIRST_TAG ? '\u2420' : String.fromCodePoint(codePoint - 0xe0000)
}

/** The label of an invisible character: its usual abbreviation, else its code point. */
export function invisibleLabel(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0
  const selector = variationSelector(codePoint)
  if (selector !== null) return `VS${selector}`
  if (codePoint >= FIRST_TAG && codePoint <= LAST_TAG) return `TAG ${tagged(codePoint)}`
  return NAMES[codePoint] ?? codePointLabel(codePoint)
}

/**
 * The label of characters that follow one another: `ZWJ`, `3 × ZWJ`, `VS16 ZWJ`, `TAG abc` for the tags of a, b and c. More
 * kinds of combining marks than are read one by one are counted: `37 × Mn` (Unicode's category of nonspacing marks).
 */
export function runLabel(characters: readonly string[]): string {
  if (new Set(characters).size > 3 && characters.every((character) => /^[\p{Mn}\p{Me}\u200c\u200d]$/u.test(character)))
    return `${characters.length} × Mn`
  const groups: { label: string; count: number; readonly isTag: boolean }[] = []
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0
    const isTag = codePoint >= FIRST_TAG && codePoint <= LAST_TAG
    const label = invisibleLabel(character)
    const last = groups.at(-1)
    if (last?.isTag === true && isTag) last.label += tagged(codePoint)
    else if (last?.label === label) last.count += 1
    else groups.push({ label, count: 1, isTag })
  }
  return groups.map(({ label, count }) => (count === 1 ? label : `${count} × ${label}`)).join(' ')
}
