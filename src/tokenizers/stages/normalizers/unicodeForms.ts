/** NFC, NFD, NFKC, NFKD, Lowercase and StripAccents: functions of characters. */
import { changeByClusters } from '../clusters.ts'
import type { Normalizer } from '../types.ts'

export const unicodeForms: Readonly<Record<'NFC' | 'NFD' | 'NFKC' | 'NFKD', Normalizer>> = {
  NFC: (text) => changeByClusters(text, (part) => part.normalize('NFC'), false),
  NFD: (text) => changeByClusters(text, (part) => part.normalize('NFD'), false),
  NFKC: (text) => changeByClusters(text, (part) => part.normalize('NFKC'), false),
  NFKD: (text) => changeByClusters(text, (part) => part.normalize('NFKD'), false),
}

/** Character by character, as Rust's `char::to_lowercase`: a final sigma stays σ, İ becomes i with a dot above. */
export function lowercaseCharacters(text: string): string {
  let lower = ''
  for (const character of text) lower += character.toLowerCase()
  return lower
}

export const lowercase: Normalizer = (text) => changeByClusters(text, lowercaseCharacters, true)

/** Drops all marks; decomposes nothing. */
export const stripAccents: Normalizer = (text) => changeByClusters(text, (part) => part.replaceAll(/\p{M}/gu, ''), true)
