/** How bytes are called: characters where they are, signs for white space, else hexadecimal. Pure. */
import { byteHex, codePointLabel } from '../core/text/hex.ts'

const WHITE_SPACE: Readonly<Record<number, string>> = { 0x20: '␣', 0x09: '⇥', 0x0a: '↵', 0x0d: '␍' }
/** Characters that cannot be seen, or only together with another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}\p{M}]/u

/** A single byte: a character of ASCII, a sign for white space, else hexadecimal. */
export function byteLabel(byte: number): string {
  if (byte > 0x20 && byte < 0x7f) return String.fromCharCode(byte)
  return WHITE_SPACE[byte] ?? byteHex(byte)
}

/** A character: itself, or what it is called where it cannot be seen. */
export function characterLabel(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return byteLabel(point)
  return UNSEEN.test(character) ? codePointLabel(point) : character
}

const MARK_OR_JOINER = /[\p{M}\u200c\u200d]/u

/**
 * A text as it is, with signs for white space and names for what else cannot be seen; a mark that begins it stands on a dotted
 * circle. ' é\n' → '␣é↵'
 */
export function textLabel(text: string): string {
  const label = Array.from(text, (character) =>
    MARK_OR_JOINER.test(character) ? character : characterLabel(character),
  ).join('')
  return /^\p{M}/u.test(text) ? `\u25cc${label}` : label
}

export interface LabelPart {
  readonly text: string
  /** Bytes that are no whole character. */
  readonly isBytes: boolean
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of bytes; null if they are not UTF-8. */
export function textOfBytes(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

/** Bytes as text, with signs for white space; what is no whole character in hexadecimal. */
export function bytesLabel(bytes: Uint8Array): readonly LabelPart[] {
  const parts: { text: string; isBytes: boolean }[] = []
  const add = (text: string, isBytes: boolean): void => {
    const last = parts.at(-1)
    if (last?.isBytes === isBytes) last.text += isBytes ? ` ${text}` : text
    else parts.push({ text, isBytes })
  }
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    const character = wholeCharacter(bytes.subarray(at, at + length))
    if (character === null) add(byteHex(first), true)
    else add(characterLabel(character), false)
    at += character === null ? 1 : length
  }
  return parts
}

function wholeCharacter(bytes: Uint8Array): string | null {
  const text = textOfBytes(bytes)
  return text !== null && [...text].length === 1 ? text : null
}

/** The label as one text. */
export function plainLabel(bytes: Uint8Array): string {
  return bytesLabel(bytes)
    .map(({ text }) => text)
    .join(' ')
}
