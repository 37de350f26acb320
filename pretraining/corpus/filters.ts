/** Which blocks of a document are kept. Pure; each rule says what it is against. */

/** Shorter blocks are labels and key names. */
const LEAST_CHARACTERS = 12
/** A translated block with more of these was left in English. */
const MOST_ENGLISH_WORDS = 0.08
const ENGLISH_WORDS = new Set([
  'the',
  'of',
  'and',
  'to',
  'with',
  'that',
  'this',
  'you',
  'your',
  'are',
  'from',
  'by',
  'for',
  'which',
  'be',
  'or',
])
/** The last code point of what Latin-script languages commonly use: the letters of other scripts follow it. */
const LAST_LATIN = 0x2ff

/** Languages of the mix that are written in another script than the Latin one. */
export const NON_LATIN: ReadonlySet<string> = new Set([
  'ar',
  'as',
  'dz',
  'el',
  'fa',
  'gu',
  'he',
  'hi',
  'ja',
  'km',
  'kn',
  'ko',
  'mr',
  'pa',
  'ru',
  'sr',
  'ta',
  'te',
  'uk',
  'zh-CN',
  'zh-TW',
])

/** Whether a block is long enough to be a sentence or a heading of some words. */
export function isLongEnough(block: string): boolean {
  return [...block].length >= LEAST_CHARACTERS
}

/** Whether at least half of the letters lie beyond the Latin blocks: a page of a non-Latin language that is translated. */
export function isBeyondLatin(block: string): boolean {
  const letters = block.match(/\p{L}/gu) ?? []
  const beyond = letters.filter((letter) => (letter.codePointAt(0) ?? 0) > LAST_LATIN).length
  return letters.length > 0 && beyond * 2 >= letters.length
}

/** Whether the share of English function words is what another Latin-script language would have by chance. */
export function isNotEnglish(block: string): boolean {
  const words = block.toLowerCase().match(/\p{L}+/gu) ?? []
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length
  return words.length > 0 && english <= words.length * MOST_ENGLISH_WORDS
}

/** Whether the block has letters enough to be language: tables of figures and rows of dots have not. */
export function isMostlyLetters(block: string): boolean {
  const letters = block.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  return letters * 2 >= [...block.replace(/\s/gu, '')].length
}

/** Languages of the mix that are no human ones. */
export const CODE: ReadonlySet<string> = new Set(['python', 'javascript', 'c'])
/** A block of code with a longer line is made by a program or minified. */
const LONGEST_LINE = 400

/** Whether a block is code that a person wrote. */
export function isWrittenCode(block: string): boolean {
  return (
    isLongEnough(block) && !block.includes('\ufffd') && block.split('\n').every((line) => line.length <= LONGEST_LINE)
  )
}

/** Whether a block of a document in `language` is kept. */
export function isKept(block: string, language: string): boolean {
  if (CODE.has(language)) return isWrittenCode(block)
  if (!isLongEnough(block) || !isMostlyLetters(block) || block.includes('\ufffd')) return false
  if (language === 'en') return true
  return NON_LATIN.has(language) ? isBeyondLatin(block) : isNotEnglish(block)
}
