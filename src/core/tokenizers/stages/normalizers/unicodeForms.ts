/** NFC, NFD, NFKC, NFKD, Lowercase and StripAccents: functions of characters, as the reference's versions of Unicode have them. */
import { normalizeAs, type NormalizationForm } from '../../bpe/normalizationForms.ts'
import { changeByClusters } from '../clusters.ts'
import { combiningMarkSource, newerLowerCase, unassignedIn17 } from '../unicode/characterSets.ts'
import type { Normalizer } from '../types.ts'

export function unicodeForm(form: NormalizationForm): Normalizer {
  return (text) => changeByClusters(text, (part) => normalizeAs(form, part), false)
}

/** Below it every browser knows the lower case of every letter. */
const FIRST_NEWER = 0x1c89

/**
 * A function of texts that lowers character by character, as Rust's `char::to_lowercase` of Unicode 17.0: a final sigma
 * stays σ, İ becomes i with a dot above.
 */
export function lowercasing(): (text: string) => string {
  const newer = newerLowerCase()
  const unassigned = unassignedIn17()
  const lowerOf = (character: string): string => {
    if ((character.codePointAt(0) ?? 0) < FIRST_NEWER) return character.toLowerCase()
    return newer.get(character) ?? (unassigned.test(character) ? character : character.toLowerCase())
  }
  return (text) => {
    let lower = ''
    for (const character of text) lower += lowerOf(character)
    return lower
  }
}

export function lowercase(): Normalizer {
  const lower = lowercasing()
  return (text) => changeByClusters(text, lower, true)
}

/** Drops all marks; decomposes nothing. */
export function stripAccents(): Normalizer {
  const marks = new RegExp(`[${combiningMarkSource()}]`, 'gu')
  return (text) => changeByClusters(text, (part) => part.replaceAll(marks, ''), true)
}
