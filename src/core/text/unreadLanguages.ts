/**
 * In which languages a text is written that are none of some given ones, as far as its letters tell. Naive Bayes over letter
 * trigrams, a line at a time, and silent where it is not sure. Scripts that only one language here has are not its matter
 * (`scripts.ts`). Pure.
 */
import { LEAST_LETTERS } from './languageAccuracy.ts'
import type { LanguageProfile } from './languageProfiles.ts'
import { scriptRuns, type Script } from './scripts.ts'
import { trigramsOf } from './trigrams.ts'
import { utf8Length } from './utf8.ts'

/**
 * Bits by which a language must be more probable than every given one, in all and per trigram. Trigrams overlap, so a bit is
 * worth a third; and what is not true to a language is so throughout, which a long line only repeats.
 */
const LEAST_MARGIN = 29
const LEAST_MARGIN_EACH = 0.25
/** The same of a line that is unlike the most probable language too, at more than so many bits a trigram: names, code. */
const UNLIKE_BITS = 11.54
const LEAST_MARGIN_UNLIKE = 80
/** UTF-16 units of a text that are looked at. */
const LIMIT = 4_000

export interface UnreadLanguage {
  /** BCP 47: the most probable, which may be a close relative of the right one. */
  readonly language: string
  /** Bytes of the lines. */
  readonly bytes: number
}

/** Most bytes first. Languages are compared without regions: `zh-CN` is `zh`. */
export function unreadLanguages(
  text: string,
  read: readonly string[],
  profiles: readonly LanguageProfile[],
): readonly UnreadLanguage[] {
  const isRead = new Set(read.map(languageOf))
  const bytes = new Map<string, number>()
  for (const line of linesOf(text.slice(0, LIMIT))) {
    const language = unreadLanguageOf(line, isRead, profiles)
    if (language !== null) bytes.set(language, (bytes.get(language) ?? 0) + utf8Length(line))
  }
  return [...bytes]
    .map(([language, count]) => ({ language, bytes: count }))
    .toSorted((one, other) => other.bytes - one.bytes)
}

/** The lines; or the whole, if no line has letters enough. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/u)
  return lines.some((line) => lettersOf(line) !== null) ? lines : [text]
}

/** Of a line in a language that is read, or in doubt: null. */
function unreadLanguageOf(
  line: string,
  isRead: ReadonlySet<string>,
  profiles: readonly LanguageProfile[],
): string | null {
  const letters = lettersOf(line)
  if (letters === null) return null
  const { script, trigrams } = letters
  const known = profiles.filter((profile) => profile.script === script)
  if (!known.some(({ language }) => isRead.has(language))) return null
  const [best, ...others] = known
    .map(({ language, log2, log2OfOthers }) => ({
      language,
      log2: trigrams.reduce((sum, trigram) => sum + (log2.get(trigram) ?? log2OfOthers), 0),
    }))
    .toSorted((one, other) => other.log2 - one.log2)
  if (best === undefined || isRead.has(best.language)) return null
  const bestRead = others.find(({ language }) => isRead.has(language))
  const isUnlike = -best.log2 > UNLIKE_BITS * trigrams.length
  const margin = Math.max(isUnlike ? LEAST_MARGIN_UNLIKE : LEAST_MARGIN, LEAST_MARGIN_EACH * trigrams.length)
  return best.log2 - (bestRead?.log2 ?? Number.NEGATIVE_INFINITY) < margin ? null : best.language
}

/** The script of most letters of a line, and their trigrams; null where it has too few of them. */
function lettersOf(line: string): { readonly script: Script; readonly trigrams: readonly string[] } | null {
  const letters = new Map<Script, number>()
  for (const { script, startByte, endByte } of scriptRuns(line))
    letters.set(script, (letters.get(script) ?? 0) + endByte - startByte)
  const [script = null] = [...letters].toSorted(([, one], [, other]) => other - one)[0] ?? []
  if (script === null) return null
  const trigrams = trigramsOf(line, script)
  return trigrams.length >= LEAST_LETTERS ? { script, trigrams } : null
}

function languageOf(code: string): string {
  try {
    return new Intl.Locale(code).language
  } catch {
    return code
  }
}
