/** Which names are near to what was typed, though it is neither whole nor without slips: `llama3` finds Llama-3.1-8B. Pure. */
import { greatest } from '../../../core/text/append.ts'
import { editDistance } from '../../../core/text/editDistance.ts'

/** How near a word of a name is to a word that was typed. */
const SCORES = { same: 1, begins: 0.9, holds: 0.7, slip: 0.6 } as const
/** Names below it are not near. */
const LEAST_SCORE = 0.5
/** Names so much less near than the nearest are left out. */
const SCORE_RANGE = 0.3

/** Letters and numbers apart, without case: `Llama-3.1-8B` is `llama`, `3.1`, `8` and `b`. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+|\d+(?:\.\d+)*/gu) ?? []
}

/** A letter more, less or other in a word of four letters or more; two in one of seven or more. */
function isSlip(typed: string, word: string): boolean {
  const allowed = typed.length >= 7 ? 2 : typed.length >= 4 ? 1 : 0
  return allowed > 0 && editDistance(typed, word) <= allowed
}

/** A number is a version: `3` begins `3.1`, and not `32`; `3.5` is a version of `3`. */
function wordScore(typed: string, word: string): number {
  if (word === typed) return SCORES.same
  if (/^\d/u.test(typed))
    return word.startsWith(`${typed}.`) ? SCORES.begins : typed.startsWith(`${word}.`) ? SCORES.holds : 0
  if (word.startsWith(typed)) return SCORES.begins
  if (typed.length >= 2 && word.includes(typed)) return SCORES.holds
  return isSlip(typed, word) ? SCORES.slip : 0
}

/**
 * 0 to 1: the mean over the typed words of how near the nearest word of the name is. 0 if letters were typed and none of
 * their words is near: the version alone makes no name, as `llama 3` is not Claude 3.
 */
export function nameScore(typed: string, name: string): number {
  const words = wordsOf(name)
  const scored = wordsOf(typed).map((word) => ({
    word,
    score: greatest(
      words.map((one) => wordScore(word, one)),
      0,
    ),
  }))
  const letters = scored.filter(({ word }) => /^\p{L}/u.test(word))
  if (scored.length === 0 || (letters.length > 0 && letters.every(({ score }) => score === 0))) return 0
  return scored.reduce((sum, { score }) => sum + score, 0) / scored.length
}

/** A name without what stands between its words: `GPT-4o` is `gpt4o`. */
const compact = (text: string): string => wordsOf(text).join('')

/** Where the words that are written together end in the compact name: `gpt-4o-mini` ends at 3, 5 and 9. */
function endsOf(text: string): readonly number[] {
  let end = 0
  return (text.match(/[\p{L}\d.]+/gu) ?? []).map((run) => (end += compact(run).length))
}

/**
 * How far a name is the typed one as a whole: 2 if it is, 1 to 2 if one begins the other, 0 if neither does. `gpt-4o-mini`
 * begins with GPT-4o, and not with GPT-4, for 4o is written together; `gpt-4` begins GPT-4o, and 3 begins 3.1, but not 32.
 */
export function wholeScore(typed: string, name: string): number {
  const [one, other] = [compact(typed), compact(name)]
  if (one === '' || other === '') return 0
  if (one === other) return 2
  if (one.startsWith(other)) return endsOf(typed).includes(other.length) ? 1 + other.length / one.length : 0
  const cutsNumber = /\d$/.test(one) && /^\d/.test(other.slice(one.length))
  return other.startsWith(one) && !cutsNumber ? 1 + one.length / other.length : 0
}

/**
 * The items of which a name is near: first those of which one is what was typed as a whole, or begins with it, then those
 * with the nearest words; equal ones in their order. All of them if nothing was typed.
 * @param namesOf the names by which an item is found: each typed word may be in another one
 */
export function nearest<Item>(
  typed: string,
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
): readonly Item[] {
  if (typed.trim() === '') return items
  const scored = items.map((item) => {
    const names = namesOf(item)
    return {
      item,
      words: nameScore(typed, names.join(' ')),
      whole: greatest(
        names.map((name) => wholeScore(typed, name)),
        0,
      ),
    }
  })
  const best = greatest(scored.map(({ words }) => words))
  const least = Math.max(LEAST_SCORE, best - SCORE_RANGE)
  return scored
    .filter(({ words, whole }) => whole > 0 || words >= least)
    .toSorted((a, b) => b.whole - a.whole || b.words - a.words)
    .map(({ item }) => item)
}
