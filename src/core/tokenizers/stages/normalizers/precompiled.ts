/**
 * Precompiled: SentencePiece's table of replacements (`precompiled_charsmap`) as Rust's spm_precompiled applies it:
 * a grapheme of under six bytes that is in the table whole is replaced; else each of its characters that is.
 */
import { base64ToUint8Array } from 'uint8array-extras'
import { graphemeWindows } from '../../../text/graphemeWindows.ts'
import { encodeUtf8 } from '../../../text/utf8.ts'
import { fail, succeed, type Outcome } from '../../failure.ts'
import type { AlignedBuilder } from '../alignedText.ts'
import { STEP_UNITS } from '../steps.ts'
import type { Normalizer } from '../types.ts'
import { CharsMap } from './charsMap.ts'

const MAX_GRAPHEME_BYTES = 6

function readCharsMap(base64: string): CharsMap | null {
  try {
    return CharsMap.read(base64ToUint8Array(base64))
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
    const replacement = map.shortest(encodeUtf8(part))
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
