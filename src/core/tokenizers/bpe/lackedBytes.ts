/**
 * Bytes that a byte-level vocabulary has no token for, as SmolLM's has none for six control characters and for the first
 * bytes of planes without characters. Which characters have one; cuts nothing.
 */
import type { BpeVocabulary } from './vocabulary.ts'

const hex = (codePoint: number): string => `\\u{${codePoint.toString(16)}}`

/** The code points whose UTF-8 begins with a byte; null where none does. */
function beginningWith(byte: number): readonly [first: number, last: number] | null {
  if (byte < 0x80) return [byte, byte]
  if (byte < 0xc2 || byte > 0xf4) return null
  const [bits, payload] = byte < 0xe0 ? [6, byte & 0x1f] : byte < 0xf0 ? [12, byte & 0x0f] : [18, byte & 0x07]
  const first = payload << bits
  return [first, Math.min(0x10ffff, first + (1 << bits) - 1)]
}

/**
 * Finds the first character that cannot be spelled. `none`: there is none; `unknown`: a byte is lacking that stands inside
 * characters, so that no class of characters says it.
 */
export function lackedCharacters({ byteIds }: Pick<BpeVocabulary, 'byteIds'>): RegExp | 'none' | 'unknown' {
  const lacked = [...byteIds.keys()].filter((byte) => byteIds[byte] === -1)
  if (lacked.some((byte) => byte >= 0x80 && byte < 0xc0)) return 'unknown'
  const ranges = lacked.flatMap((byte) => {
    const range = beginningWith(byte)
    return range === null ? [] : [`${hex(range[0])}-${hex(range[1])}`]
  })
  return ranges.length === 0 ? 'none' : new RegExp(`[${ranges.join('')}]`, 'u')
}
