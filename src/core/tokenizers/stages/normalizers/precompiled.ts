/**
 * Precompiled: SentencePiece's table of replacements (`precompiled_charsmap`), a double-array trie over UTF-8 (Yata's
 * Darts-clone) whose values are offsets into a list of NUL-terminated strings. As Rust's spm_precompiled applies it:
 * a grapheme of under six bytes that is in the table whole is replaced; else each of its characters that is.
 */
import { base64ToUint8Array } from 'uint8array-extras'
import { graphemeWindows } from '../../../text/graphemeWindows.ts'
import { decodeUtf8, encodeUtf8 } from '../../../text/utf8.ts'
import { fail, succeed, type Outcome } from '../../failure.ts'
import type { AlignedBuilder } from '../alignedText.ts'
import { STEP_UNITS } from '../steps.ts'
import type { Normalizer } from '../types.ts'

const MAX_GRAPHEME_BYTES = 6

class CharsMap {
  readonly #units: Uint32Array
  readonly #strings: Uint8Array

  constructor(units: Uint32Array, strings: Uint8Array) {
    this.#units = units
    this.#strings = strings
  }

  /** The replacement for the shortest prefix of `key` that is in the table, as the reference takes it; null for none. */
  replacement(key: Uint8Array): string | null {
    const units = this.#units
    let position = offsetOf(units[0] ?? 0)
    for (const byte of key) {
      if (byte === 0) return null
      position ^= byte
      const unit = units[position]
      if (unit === undefined || labelOf(unit) !== byte) return null
      position ^= offsetOf(unit)
      if (((unit >>> 8) & 1) === 1) return this.#stringAt((units[position] ?? 0) & 0x7fffffff)
    }
    return null
  }

  #stringAt(start: number): string {
    const end = this.#strings.indexOf(0, start)
    return decodeUtf8(this.#strings.subarray(start, end === -1 ? this.#strings.length : end))
  }
}

function offsetOf(unit: number): number {
  return ((unit >>> 10) << ((unit & 0x200) >>> 6)) >>> 0
}

/** The label of a unit; a leaf has the highest bit set and so equals no byte. */
function labelOf(unit: number): number {
  return (unit & 0x800000ff) >>> 0
}

function readCharsMap(base64: string): CharsMap | null {
  try {
    const bytes = base64ToUint8Array(base64)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = view.getUint32(0, true)
    if (size % 4 !== 0 || size + 4 > bytes.length) return null
    const units = Uint32Array.from({ length: size / 4 }, (_, index) => view.getUint32(4 + 4 * index, true))
    return new CharsMap(units, bytes.subarray(4 + size))
  } catch {
    return null
  }
}

/** `not-a-tokenizer` {detail} if the table cannot be read. */
export function precompiled(charsmap: string): Outcome<Normalizer> {
  const map = readCharsMap(charsmap)
  if (map === null) return fail('not-a-tokenizer', { detail: 'precompiled_charsmap is damaged' })
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  const known = new Map<string, string | null>()
  const lookUp = (part: string): string | null => {
    const found = known.get(part)
    if (found !== undefined) return found
    if (known.size > 10_000) known.clear()
    const replacement = map.replacement(encodeUtf8(part))
    known.set(part, replacement)
    return replacement
  }
  const put = (built: AlignedBuilder, part: string, from: number): boolean => {
    const replacement = lookUp(part)
    if (replacement === null) return false
    // A space for another space is the same text in another spelling.
    const exact = replacement.trim() === '' && part.trim() === '' && replacement.length === 1
    built.add({ text: replacement, from, to: from + part.length, exact })
    return true
  }
  return succeed(function* (text) {
    const built = text.builder()
    let next = STEP_UNITS
    for (const { segment, index } of graphemeWindows(segmenter, text.text)) {
      if (index >= next) {
        yield STEP_UNITS
        next = index + STEP_UNITS
      }
      if (encodeUtf8(segment).length < MAX_GRAPHEME_BYTES && put(built, segment, index)) continue
      let at = index
      for (const character of segment) {
        if (!put(built, character, at)) built.add({ text: character, from: at, to: at + character.length })
        at += character.length
      }
    }
    const changed = built.finish()
    return changed.text === text.text ? text : changed
  })
}
