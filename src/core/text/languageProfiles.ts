/**
 * How probable the commonest letter trigrams of a language are: 155 languages of the scripts that several share, made by
 * `scripts/prepare-language-profiles.mjs`. Large; to be imported when it is needed.
 */
import data from './languageProfiles.json' with { type: 'json' }
import { isScript, type Script } from './scripts.ts'

export interface LanguageProfile {
  /** BCP 47, without a region. */
  readonly language: string
  readonly script: Script
  /** log₂ p by trigram. */
  readonly log2: ReadonlyMap<string, number>
  /** log₂ p of a trigram that is none of them. */
  readonly log2OfOthers: number
}

/** As the script writes them: −log₂ p in quarters of a bit above four. */
const bitsOf = (digit: string): number => 4 + Number.parseInt(digit, 36) / 4
/** Trigrams among which the rest of the probability is shared out. */
const OTHERS = 4_000

export const languageProfiles: readonly LanguageProfile[] = data.profiles.flatMap(
  ({ language, script, trigrams, bits, rest }) => {
    if (!isScript(script)) return []
    const characters = Array.from(trigrams)
    const log2 = new Map(
      Array.from(bits, (digit, index) => [characters.slice(3 * index, 3 * index + 3).join(''), -bitsOf(digit)]),
    )
    return [{ language, script, log2, log2OfOthers: Math.log2(rest / OTHERS) }]
  },
)
