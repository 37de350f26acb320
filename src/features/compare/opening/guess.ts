/** The rounds of the guess where a text is split, and how a guess is judged. Pure. */
import { codePointsIn, encodeUtf8 } from '../../../core/text/utf8.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'

/** Short, each with a surprise: a rare word, a number, a language that a vocabulary has seen little of. */
export const rounds = [
  'unbelievably ripe strawberries',
  'on 4 July 1776 at 10:45',
  'Schadenfreude über Kühlschränke',
] as const

/** The tokenizers that are guessed, shipped with the page. */
export const guessed = ['gpt2', 'o200k_base'] as const

/** Boundaries inside the text in code points, ascending; those inside a character are left out. */
export function boundariesOf(text: string, { startByte }: Pick<Encoding, 'startByte'>): readonly number[] {
  const bytes = encodeUtf8(text)
  const isInside = (byte: number): boolean => ((bytes[byte] ?? 0) & 0xc0) === 0x80
  return [...startByte].filter((start) => start > 0 && !isInside(start)).map((start) => codePointsIn(bytes, 0, start))
}

export interface Judged {
  readonly found: number
  readonly missed: number
  /** Guessed where there is none. */
  readonly wrong: number
}

/** @example judged(new Set([2, 5]), [2, 7]) → { found: 1, missed: 1, wrong: 1 } */
export function judged(guess: ReadonlySet<number>, boundaries: readonly number[]): Judged {
  const found = boundaries.filter((boundary) => guess.has(boundary)).length
  return { found, missed: boundaries.length - found, wrong: guess.size - found }
}

/** The text between the boundaries. */
export function partsOf(text: string, boundaries: Iterable<number>): readonly string[] {
  const characters = [...text]
  const ends = [...new Set(boundaries)].toSorted((one, other) => one - other)
  return [...ends, characters.length].map((end, index) => characters.slice(ends[index - 1] ?? 0, end).join(''))
}
