/** What is to be counted, from the state: pairs of a language and a tokenizer, each with its key. Pure. */
import type { CountingMode } from '../../../core/metrics/unitCounts.ts'
import { countKey, languageKey } from '../../../state/languageKeys.ts'
import { baseCode, chosenCodes, chosenCorpus, countingReferences } from '../../../state/languageSelectors.ts'
import type { KeyedCorpus, LanguageSession } from '../../../state/languageSession.ts'
import type { AppState } from '../../../state/store.ts'

export interface PlannedLanguage {
  readonly code: string
  readonly key: string
  /** For the word segmenter. */
  readonly locale: string
  readonly pairs: readonly { readonly reference: string; readonly countKey: string }[]
}

export interface CountingPlan {
  readonly keyed: KeyedCorpus
  readonly mode: CountingMode
  /** The base first, for without it there is no premium; then in the corpus's order. */
  readonly languages: readonly PlannedLanguage[]
}

/** Null if no corpus is there. */
export function countingPlan(state: AppState): CountingPlan | null {
  const keyed = chosenCorpus(state)
  if (keyed === null) return null
  const { base, chosen, mode } = state.comparison.languages
  const baseLanguage = baseCode(keyed, base)
  const codes = chosenCodes(keyed, chosen, baseLanguage)
  const references = countingReferences(state)
  const locales = new Map(keyed.corpus.languages.map(({ code, iso639_3 }) => [code, iso639_3 ?? '']))
  const ordered = baseLanguage === null ? codes : [baseLanguage, ...codes.filter((code) => code !== baseLanguage)]
  return {
    keyed,
    mode,
    languages: ordered.map((code) => ({
      code,
      key: languageKey(keyed.key, code),
      locale: locales.get(code) ?? '',
      pairs: references.map((reference) => ({
        reference,
        countKey: countKey(keyed.key, code, mode, reference, state.comparison.text),
      })),
    })),
  }
}

/** The pairs of a language that are not counted yet; none if its text could not be had. */
export function missingPairs(
  { key, pairs }: PlannedLanguage,
  { counts, languageFailures }: Pick<LanguageSession, 'counts' | 'languageFailures'>,
): PlannedLanguage['pairs'] {
  if (languageFailures[key] !== undefined) return []
  return pairs.filter((pair) => counts[pair.countKey] === undefined)
}

/** Whether a change of the state may change the plan. */
export function changesPlan(state: AppState, before: AppState): boolean {
  const [now, then] = [state.comparison, before.comparison]
  const [found, foundThen] = [state.session.languages, before.session.languages]
  return (
    now.tokenizers !== then.tokenizers ||
    now.panel !== then.panel ||
    now.languages.corpus !== then.languages.corpus ||
    now.languages.chosen !== then.languages.chosen ||
    now.languages.base !== then.languages.base ||
    now.languages.mode !== then.languages.mode ||
    state.session.tokenizers !== before.session.tokenizers ||
    found.corpora !== foundThen.corpora ||
    found.columnFailures !== foundThen.columnFailures ||
    found.languageFailures !== foundThen.languageFailures ||
    found.counting !== foundThen.counting
  )
}
