/**
 * Small changes of a text that leave it the same to a reader, or nearly: to see how much of a segmentation they change.
 * Pure; what is drawn is drawn from the generator given. Characters are code points.
 */
import { digitNamesOf } from './digitNames.ts'
import { lookAlikes } from './lookAlikes.ts'
import type { PerturbationName } from './perturbationNames.ts'
import { randomBelow, type Random } from './seededRandom.ts'

/** The rows of a QWERTY keyboard: a neighbour is the key beside it. */
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const LETTER = /\p{L}/u
/** Arabic vowel signs, Hebrew points: mostly left out when writing. */
const POINTS = /[\u064b-\u0652\u0670\u05b0-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g
/** Letters of scripts in which marks are diacritics: elsewhere they are vowels or letters of their own. */
const MARKED_LETTERS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}*/gu
/** Where a word begins. Georgian has capitals for whole words only (Unicode Standard, 7.7). */
const WORD_STARTS = /(?<![\p{L}\p{M}\p{N}])(?!\p{Script=Georgian})\p{Ll}/gu

/**
 * The changed text; null if the text has nothing that it could change.
 * @param language BCP 47, in whose words digits are spelled out
 */
export function perturb(text: string, name: PerturbationName, random: Random, language = 'en'): string | null {
  const changed = change(text, name, random, language)
  return changed === null || changed === text ? null : changed
}

function change(text: string, name: PerturbationName, random: Random, language: string): string | null {
  switch (name) {
    case 'transposition':
      return atOne(text, random, (characters, at) => {
        const [one, other] = [characters[at], characters[at + 1]]
        return isLetter(one) && isLetter(other) && one !== other ? [2, `${other}${one}`] : null
      })
    case 'deletion':
      return atOne(text, random, (characters, at) => (isLetter(characters[at]) ? [1, ''] : null))
    case 'neighbour-key':
      return atOne(text, random, (characters, at) => {
        const key = neighbourOf(characters[at] ?? '', random)
        return key === null ? null : [1, key]
      })
    case 'upper-case':
      return text.toUpperCase()
    case 'title-case':
      return text.replaceAll(WORD_STARTS, (letter) => letter.toUpperCase())
    case 'doubled-space':
      return atOne(text, random, (characters, at) => (characters[at] === ' ' ? [1, '  '] : null))
    case 'trailing-space':
      return `${text} `
    case 'no-diacritics':
      return text.replaceAll(POINTS, '').replaceAll(MARKED_LETTERS, (letter) =>
        letter
          .normalize('NFD')
          .replaceAll(/\p{Mn}/gu, '')
          .normalize('NFC'),
      )
    case 'look-alike':
      return atOne(text, random, (characters, at) => {
        const like = lookAlikes.get(characters[at] ?? '')
        return like === undefined ? null : [1, like]
      })
    case 'spelled-out-digits':
      return spelledOut(text, language)
  }
}

/** Runs of decimal digits of any script, one digit at a time. */
function spelledOut(text: string, language: string): string | null {
  const names = digitNamesOf(language)
  if (names === null) return null
  return text.replaceAll(/\p{Nd}+/gu, (digits) =>
    Array.from(digits, (digit) => names[digitValue(digit)] ?? digit).join(' '),
  )
}

/** 0 to 9: the ten digits of a script stand in order, the one before its zero is none. */
function digitValue(digit: string): number {
  // Those of mathematical typefaces stand one set after another; NFKC makes them the common ones.
  const point = digit.normalize('NFKC').codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++
  return value
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && LETTER.test(character)
}

function neighbourOf(character: string, random: Random): string | null {
  const lower = character.toLowerCase()
  const row = KEY_ROWS.find((keys) => lower !== '' && keys.includes(lower))
  if (row === undefined) return null
  const at = row.indexOf(lower)
  const neighbours = [row[at - 1], row[at + 1]].filter((key) => key !== undefined)
  const key = neighbours[randomBelow(random, neighbours.length)] ?? null
  return key === null || lower === character ? key : key.toUpperCase()
}

/** Changes one of the places that can be, drawn with equal chances: `by` says how many characters become which text there. */
function atOne(
  text: string,
  random: Random,
  by: (characters: readonly string[], at: number) => readonly [number, string] | null,
): string | null {
  const characters = [...text]
  const places = characters.flatMap((_, at) => {
    const found = by(characters, at)
    return found === null ? [] : [{ at, found }]
  })
  const place = places[randomBelow(random, places.length)]
  if (place === undefined) return null
  const [count, replacement] = place.found
  return [...characters.slice(0, place.at), replacement, ...characters.slice(place.at + count)].join('')
}
