/**
 * Unicode's normalization forms as Hugging Face's Rust library knows them: of Unicode 9.0, whatever the browser's
 * version. What later versions added neither decomposes nor composes nor changes places there, and nothing moves
 * across it. Of characters that 9.0 has, the form never changes (Unicode's stability policy), so the browser's own
 * function does the rest.
 */
import { CharacterClass, classTable } from './characterClasses.ts'
import { NEWER_IN_NORMALIZATION } from './newerInNormalization.ts'
import { forEachRun } from './runs.ts'

export type NormalizationForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

/** Below it no character is newer than 9.0, but for letters that no form touches. */
const FIRST = 0x300

let newer: Set<number> | null = null

function newerCharacters(): ReadonlySet<number> {
  if (newer !== null) return newer
  const all = new Set<number>()
  forEachRun(NEWER_IN_NORMALIZATION, (start, end) => {
    for (let point = start; point < end; point++) all.add(point)
  })
  newer = all
  return all
}

/** Whether the reference leaves a character where it stands: one that Unicode added after 9.0, or has not yet. */
function isInert(point: number, classes: Uint8Array, known: ReadonlySet<number>): boolean {
  // Class `other` alone: not assigned in 16.0, or of control, format and private use, which no form touches either.
  return point >= FIRST && (classes[point] === CharacterClass.other || known.has(point))
}

/** The parts of a text between inert characters, and those characters, in turn. */
function* partsOf(text: string): Generator<{ readonly part: string; readonly isInert: boolean }> {
  const [classes, known] = [classTable(), newerCharacters()]
  let start = 0
  let at = 0
  for (const character of text) {
    const end = at + character.length
    if (isInert(character.codePointAt(0) ?? 0, classes, known)) {
      if (at > start) yield { part: text.slice(start, at), isInert: false }
      yield { part: character, isInert: true }
      start = end
    }
    at = end
  }
  if (at > start) yield { part: text.slice(start, at), isInert: false }
}

/** `text` in the form. 'e\u0301' in NFC → 'é'; a mark that 9.0 does not know stays where it is. */
export function normalizeAs(form: NormalizationForm, text: string): string {
  // A part of a text in a form is in that form.
  if (text.normalize(form) === text) return text
  let normalized = ''
  for (const { part, isInert: stays } of partsOf(text)) normalized += stays ? part : part.normalize(form)
  return normalized
}
