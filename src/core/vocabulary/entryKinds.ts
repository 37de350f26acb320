/** What kind of entry of a vocabulary something is, by its bytes alone. Pure. */
import { scriptRuns, type Script } from '../text/scripts.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import type { EntryKind } from './names.ts'

/** By ISO 15924; `none` for digits, marks and spaces, `several` for more than one, `unknown` for what is no text. */
export type EntryScript = Script | 'none' | 'several' | 'unknown'

export interface EntryFacts {
  readonly kind: EntryKind
  readonly script: EntryScript
  /** Whether it begins with white space. */
  readonly isSpaced: boolean
  /** Null if its bytes are no UTF-8. */
  readonly text: string | null
  /** In code points; 0 if it is no text. */
  readonly characters: number
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const BYTE_PIECE = /^<0x[0-9A-Fa-f]{2}>$/
const CODE = /[{}()[\]<>=;_\\]|\p{Ll}\p{Lu}/u
const WORD = /^[\u200d\u200c\p{L}\p{M}'’-]*[\p{L}\p{M}][\u200d\u200c\p{L}\p{M}'’-]*$/u

/**
 * ` the` → word; `of the` → words; ` 2024` → digits; `()` → code; `…` → marks; `a1` → mixed; two line feeds → space; the first
 * two bytes of 中 → part; the byte 0x80 → byte.
 *
 * @param bytes what the entry stands for; null for special tokens and the unknown one
 * @param piece as the vocabulary spells it
 */
export function factsOf(bytes: Uint8Array | null, piece: string): EntryFacts {
  if (bytes === null || bytes.length === 0)
    return { kind: 'special', script: 'unknown', isSpaced: false, text: null, characters: 0 }
  const text = textOf(bytes)
  if (text === null)
    return { kind: bytes.length === 1 ? 'byte' : 'part', script: 'unknown', isSpaced: false, text, characters: 0 }
  const kind = BYTE_PIECE.test(piece) ? 'byte' : kindOf(text)
  return { kind, script: scriptOf(text), isSpaced: /^\s/u.test(text), text, characters: Array.from(text).length }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

function kindOf(text: string): EntryKind {
  const inside = text.trim()
  if (inside === '') return 'space'
  if (/\s/u.test(inside)) return 'words'
  if (/^\p{N}+$/u.test(inside)) return 'digits'
  if (CODE.test(inside)) return 'code'
  if (/^[\p{P}\p{S}]+$/u.test(inside)) return 'marks'
  return WORD.test(inside) ? 'word' : 'mixed'
}

function scriptOf(text: string): EntryScript {
  const found = new Set(scriptRuns(text).map(({ script }) => script))
  const [first] = found
  if (first === undefined) return 'none'
  return found.size === 1 ? first : 'several'
}

/** Whether bytes in hexadecimal have others in them, whole. */
export function hasBytes(hex: string, part: string): boolean {
  for (let at = hex.indexOf(part); at !== -1; at = hex.indexOf(part, at + 1)) if (at % 2 === 0) return true
  return false
}

/** Bytes as text, with U+FFFD for what is none. */
export function looseText(bytes: Uint8Array | null): string {
  return bytes === null ? '' : decodeUtf8(bytes)
}
