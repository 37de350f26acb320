/** Bits per grapheme: per character as a reader sees them, which does not favour scripts of one byte. */

/** Bits over the graphemes that were scored; null if none was, or no bits are known. */
export function bitsPerGrapheme(bits: number | null, scoredGraphemes: number): number | null {
  return bits !== null && scoredGraphemes > 0 ? bits / scoredGraphemes : null
}
