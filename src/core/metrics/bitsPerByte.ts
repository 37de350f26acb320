/** Bits per byte: the figure that compares language models whatever their tokenizers. */

/**
 * −Σ log₂ P(tᵢ | t₍<ᵢ₎) over the UTF-8 bytes that were scored; null if none was, or no bits are known. (Also called bits per UTF-8
 * character in error: a character of four bytes counts four times here, whatever cuts it.)
 */
export function bitsPerByte(bits: number | null, scoredBytes: number): number | null {
  return bits !== null && scoredBytes > 0 ? bits / scoredBytes : null
}
