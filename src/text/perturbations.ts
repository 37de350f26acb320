/**
 * Small changes of a text that leave it the same to a reader, or nearly: to see how much of a segmentation they change.
 * Pure; what is drawn is drawn from the generator given. Characters are code points.
 */
import { lookAlikes } from './lookAlikes.ts'
import type { PerturbationName } from './perturbationNames.ts'
import { randomBelow, type Random } from './seededRandom.ts'

/** The rows of a QWERTY keyboard: a neighbour is the key beside it. */
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** English names; other languages have theirs, which are not here. */
const DIGIT_NAMES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const LETTER = /\p{L}/u

/** The changed text; null where the text has nothing that it could change. */
export function perturb(text: string, name: PerturbationName, random: Random): string | null {
  const changed = change(text, name, random)
  return changed === null || changed === text ? null : changed
}

function change(text: string, name: PerturbationName, random: Random): string | null {
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
      return text.replaceAll(/(?<![\p{L}\p{M}\p{N}])\p{Ll}/gu, (letter) => letter.toUpperCase())
    case 'doubled-space':
      return atOne(text, random, (characters, at) => (characters[at] === ' ' ? [1, '  '] : null))
    case 'trailing-space':
      return `${text} `
    case 'no-diacritics':
      // Of Latin, Greek and Cyrillic letters only: elsewhere the marks are letters of their own.
      return text.normalize('NFD').replaceAll(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu, '$1').normalize('NFC')
    case 'look-alike':
      return atOne(text, random, (characters, at) => {
        const like = lookAlikes.get(characters[at] ?? '')
        return like === undefined ? null : [1, like]
      })
    case 'spelled-out-digits':
      return text.replaceAll(/\d+/g, (digits) => [...digits].map((digit) => DIGIT_NAMES[Number(digit)] ?? digit).join(' '))
  }
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
function atOne(text: string, random: Random, by: (characters: readonly string[], at: number) => readonly [number, string] | null): string | null {
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
