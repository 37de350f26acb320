/** The letter trigrams of a text in one script: three code points in a row, with a space where a word begins or ends. Pure. */
import { scriptPattern, type Script } from './scripts.ts'

const patterns = new Map<Script, RegExp>()

/** Runs of letters of the script, with the marks on them. */
function wordsPattern(script: Script): RegExp {
  const pattern = patterns.get(script) ?? new RegExp(String.raw`(?:${scriptPattern(script)}|\p{M})+`, 'gu')
  patterns.set(script, pattern)
  return pattern
}

/** `'The cat', Latn → ' th', 'the', 'he ', ' ca', 'cat', 'at '`: small letters in NFC, what is of another script taken for spaces. */
export function trigramsOf(text: string, script: Script): readonly string[] {
  const words = text.normalize('NFC').toLowerCase().match(wordsPattern(script)) ?? []
  return words.flatMap((word) => {
    const characters = [' ', ...word, ' ']
    return characters.slice(2).map((last, index) => `${characters[index]}${characters[index + 1]}${last}`)
  })
}
