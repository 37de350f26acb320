// The checks that a translation of the Declaration must pass to be shipped, each by the name under which index.json and
// the report give it. Reads nothing and writes nothing.
import { scriptOf } from './scriptOf.mjs'

/** Files that hold another language than their code says, as a comparison of all pairs of texts showed. */
const WRONG_LANGUAGE = new Map([
  ['ckb', 'the Northern Kurdish text of kmr'],
  ['kng', 'the Kituba text of ktu'],
])

/** Translations in another script than their language's most common one (CLDR, likely subtags), which are right. */
const OTHER_SCRIPT = new Map([
  ['bax', 'Latn'],
  ['blu', 'Latn'],
  ['cjs', 'Cyrl'],
  ['crh', 'Latn'],
  ['ctd', 'Latn'],
  ['lad', 'Latn'],
  ['ojb', 'Cans'],
  ['swb', 'Latn'],
  ['zdj', 'Latn'],
])

/** Braces that are the translator's parentheses, not an editor's. */
const OWN_BRACES = new Set(['san', 'san_gran'])

/** An article with less than this share of the letters that it should have, by the English text, is missing or cut. */
const LEAST_OF_ARTICLE = 0.15
/** A text with less than this share of the letters usual in its script is an abridgement. */
const LEAST_OF_TEXT = 0.5
/** Fewer texts than this say nothing of what is usual in a script. */
const SCRIPT_SAMPLE = 5
const LEAST_OF_SCRIPT = 0.99
/** Cosine of the counts of letter trigrams: the same translation in another spelling has more, other translations less. */
const SAME_TRANSLATION = 0.99

/** Of two texts of the same translation, these stay. */
const PREFERRED = new Set(['spa', 'kmr', 'deu_1996', 'ktu', 'tam', 'ven', 'ron_2006', 'hau_NG', 'chr_cased'])

const letters = (text) => text.match(/\p{L}/gu)?.length ?? 0
const articleText = ({ articles }) => articles.flat().join('\n')

/** What is wrong with one text, or null. `usual`: letters of the 30 articles by script; `english`: its declaration. */
export function problemOf({ info, declaration }, usual, english) {
  const text = [...(declaration.preamble ?? []), ...declaration.articles.flat()].join('\n')
  const missing = declaration.articles.flatMap((paragraphs, index) => (paragraphs.length === 0 ? [index + 1] : []))
  if (missing.length > 0) return { check: 'all-articles', detail: missing.join(', ') }
  if (info.iso6393 === 'und') return { check: 'language-code', detail: info.name }
  if (WRONG_LANGUAGE.has(info.code)) return { check: 'right-language', detail: WRONG_LANGUAGE.get(info.code) }
  const left = text.match(
    OWN_BRACES.has(info.code)
      ? /[<>[\]|_*#@\\]|&\w+;|\p{Co}|\uFFFD|(?!\n)\p{Cc}/u
      : /[<>{}[\]|_*#@\\]|&\w+;|\p{Co}|\uFFFD|(?!\n)\p{Cc}/u,
  )
  if (left !== null)
    return {
      check: 'no-markup',
      detail: text.slice(Math.max(0, left.index - 12), left.index + 12).replaceAll('\n', ' '),
    }
  const { script, share } = scriptOf(text, info.bcp47)
  const expected = expectedScript(info)
  if (expected !== null && script !== expected) return { check: 'right-script', detail: `${script}, not ${expected}` }
  if (share < LEAST_OF_SCRIPT) return { check: 'right-script', detail: `${script} ${share.toFixed(3)}` }
  return tooShort(declaration, usual.get(script), english)
}

function expectedScript({ bcp47, code }) {
  if (OTHER_SCRIPT.has(code)) return OTHER_SCRIPT.get(code)
  return new Intl.Locale(bcp47).maximize().script ?? null
}

function tooShort(declaration, usual, english) {
  const total = letters(articleText(declaration))
  const englishTotal = letters(articleText(english))
  for (const [index, paragraphs] of declaration.articles.entries()) {
    const share = letters(paragraphs.join('')) / total / (letters(english.articles[index].join('')) / englishTotal)
    if (share < LEAST_OF_ARTICLE) return { check: 'all-articles', detail: `${index + 1}` }
  }
  if (usual !== undefined && total < LEAST_OF_TEXT * usual)
    return { check: 'whole-text', detail: `${total} of ${usual} letters` }
  return null
}

/** The median number of letters of the articles, for every script with enough texts. */
export function usualLetters(entries) {
  const byScript = new Map()
  for (const { info, declaration } of entries) {
    const text = articleText(declaration)
    const { script } = scriptOf(text, info.bcp47)
    byScript.set(script, [...(byScript.get(script) ?? []), letters(text)])
  }
  return new Map(
    [...byScript]
      .filter(([, counts]) => counts.length >= SCRIPT_SAMPLE)
      .map(([script, counts]) => [script, counts.toSorted((a, b) => a - b)[counts.length >> 1]]),
  )
}

/** Texts that repeat the translation of another, as a map from the code that goes to the code that stays. */
export function duplicates(entries) {
  const profiles = entries.map(({ info, declaration }) => ({
    info,
    ...trigrams(articleText(declaration).toLowerCase()),
  }))
  const preferredFirst = profiles.toSorted(
    (a, b) => Number(PREFERRED.has(b.info.code)) - Number(PREFERRED.has(a.info.code)),
  )
  const dropped = new Map()
  const kept = []
  for (const profile of preferredFirst) {
    const same = kept.find((other) => cosine(profile, other) >= SAME_TRANSLATION)
    if (same === undefined) kept.push(profile)
    else if (PREFERRED.has(same.info.code) && same.info.iso6393 === profile.info.iso6393)
      dropped.set(profile.info.code, same.info.code)
    else throw new Error(`${same.info.code} and ${profile.info.code} hold the same translation: say which is right`)
  }
  return dropped
}

function trigrams(text) {
  const counts = new Map()
  for (let at = 0; at + 3 <= text.length; at++) {
    const trigram = text.slice(at, at + 3)
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  }
  let squares = 0
  for (const count of counts.values()) squares += count * count
  return { counts, norm: Math.sqrt(squares) }
}

function cosine(first, second) {
  const [few, many] = first.counts.size < second.counts.size ? [first, second] : [second, first]
  let product = 0
  for (const [trigram, count] of few.counts) product += count * (many.counts.get(trigram) ?? 0)
  return product / first.norm / second.norm
}
