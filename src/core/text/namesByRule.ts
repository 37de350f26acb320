/**
 * Names of code points that follow a rule: Hangul syllables and ideographs (The Unicode Standard 16.0, section 4.8,
 * rules NR1 and NR2). All other names are data, and not here.
 */

/** Table 4-8 of the standard: what stands before the hexadecimal digits, with the ranges, both ends included. */
const PREFIXES: readonly (readonly [prefix: string, ...ranges: (readonly [first: number, last: number])[]])[] = [
  [
    'CJK UNIFIED IDEOGRAPH-',
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0x20000, 0x2a6df],
    [0x2a700, 0x2b739],
    [0x2b740, 0x2b81d],
    [0x2b820, 0x2cea1],
    [0x2ceb0, 0x2ebe0],
    [0x2ebf0, 0x2ee5d],
    [0x30000, 0x3134a],
    [0x31350, 0x323af],
  ],
  ['CJK COMPATIBILITY IDEOGRAPH-', [0xf900, 0xfa6d], [0xfa70, 0xfad9], [0x2f800, 0x2fa1d]],
  ['EGYPTIAN HIEROGLYPH-', [0x13460, 0x143fa]],
  ['TANGUT IDEOGRAPH-', [0x17000, 0x187f7], [0x18d00, 0x18d08]],
  ['KHITAN SMALL SCRIPT CHARACTER-', [0x18b00, 0x18cd5], [0x18cff, 0x18cff]],
  ['NUSHU CHARACTER-', [0x1b170, 0x1b2fb]],
]

/** Jamo short names (Jamo.txt), in order of the leading consonants, vowels and trailing consonants of section 3.12. */
const LEADING = 'G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H'.split(',')
const VOWELS = 'A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I'.split(',')
const TRAILING = ',G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H'.split(',')
const FIRST_SYLLABLE = 0xac00

/** The name of a code point whose name follows a rule; null for all others. */
export function nameByRule(codePoint: number): string | null {
  const syllable = codePoint - FIRST_SYLLABLE
  if (syllable >= 0 && syllable < LEADING.length * VOWELS.length * TRAILING.length) {
    const trailing = TRAILING[syllable % TRAILING.length] ?? ''
    const open = Math.floor(syllable / TRAILING.length)
    const leading = LEADING[Math.floor(open / VOWELS.length)] ?? ''
    return `HANGUL SYLLABLE ${leading}${VOWELS[open % VOWELS.length] ?? ''}${trailing}`
  }
  for (const [prefix, ...ranges] of PREFIXES) {
    const named = ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
    if (named) return prefix + codePoint.toString(16).toUpperCase()
  }
  return null
}
