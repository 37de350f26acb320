/** Bits per grapheme: per character as a reader sees them, which does not favour scripts of one byte. */

/** Bits over the graphemes that were scored; null where none was. */
export function bitsPerGrapheme(bits: number, scoredGraphemes: number): number | null {
  return scoredGraphemes > 0 ? bits / scoredGraphemes : null
}
