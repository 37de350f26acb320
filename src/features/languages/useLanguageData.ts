/** What the Languages panel shows, put together from the state once for all its parts. */
import { useMemo } from 'react'
import { FIRST_BUDGET } from '../../core/metrics/budget.ts'
import type { CountingMode, UnitCounts, UnitStatistics } from '../../core/metrics/unitCounts.ts'
import { countKey, languageKey } from '../../state/languageKeys.ts'
import { baseCode, chosenCodes, chosenCorpus } from '../../state/languageSelectors.ts'
import type { KeyedCorpus } from '../../state/languageSession.ts'
import type { LanguageOptions } from './options.ts'
import { useAppState, useAppStateLater } from '../../state/react.ts'
import type { AppState } from '../../state/store.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import type { Failure } from '../../core/tokenizers/failure.ts'

export interface LanguageColumn {
  readonly reference: string
  readonly name: string
  /** Why nothing is counted with it. */
  readonly failure: Failure | null
}

export interface LanguageData {
  readonly keyed: KeyedCorpus
  readonly options: LanguageOptions
  readonly mode: CountingMode
  /** Tokens that there is room for: the budget of Compare. */
  readonly budget: number
  /** Code of the language against which premiums are taken; null in an empty corpus. */
  readonly base: string | null
  /** Codes, in the corpus's order, the base among them. */
  readonly codes: readonly string[]
  readonly columns: readonly LanguageColumn[]
  /** The reference of the baseline; null if no tokenizer is on the chips. */
  readonly baseline: string | null
  readonly statisticsOf: (code: string) => UnitStatistics | null
  readonly countsOf: (code: string, reference: string) => UnitCounts | null
  /** The key under which the counts of a pair stand. */
  readonly countKeyOf: (code: string, reference: string) => string
  readonly languageFailureOf: (code: string) => Failure | null
}

/** Keys of pairs and languages, each written once: they are looked up for every cell whenever something was counted. */
function createKeys(corpusKey: string, mode: CountingMode, text: string) {
  const ofLanguages = new Map<string, string>()
  const ofPairs = new Map<string, Map<string, string>>()
  return {
    ofLanguage(code: string): string {
      let key = ofLanguages.get(code)
      if (key === undefined) ofLanguages.set(code, (key = languageKey(corpusKey, code)))
      return key
    },
    ofPair(code: string, reference: string): string {
      const keys = ofPairs.get(reference) ?? new Map<string, string>()
      ofPairs.set(reference, keys)
      let key = keys.get(code)
      if (key === undefined) keys.set(code, (key = countKey(corpusKey, code, mode, reference, text)))
      return key
    },
  }
}

const statisticsOf = ({ session }: AppState) => session.languages.statistics
const countsOf = ({ session }: AppState) => session.languages.counts
const failuresOf = ({ session }: AppState) => session.languages.languageFailures

/** Null if no corpus is there. What was counted is drawn after what is urgent. */
export function useLanguageData(): LanguageData | null {
  const keyed = useAppState(chosenCorpus)
  const options = useAppState((state) => state.comparison.languages)
  const budget = useAppState((state) => state.comparison.compare.budget ?? FIRST_BUDGET)
  const references = useAppState((state) => state.comparison.tokenizers)
  const baseline = useAppState((state) => state.comparison.baseline)
  const text = useAppState((state) => state.comparison.text)
  const statistics = useAppStateLater(statisticsOf)
  const counts = useAppStateLater(countsOf)
  const languageFailures = useAppStateLater(failuresOf)
  const columns = useColumns(references)
  const { mode } = options
  const keys = useMemo(() => (keyed === null ? null : createKeys(keyed.key, mode, text)), [keyed, mode, text])
  return useMemo(() => {
    if (keyed === null || keys === null) return null
    const base = baseCode(keyed, options.base)
    return {
      keyed,
      options,
      mode,
      budget,
      base,
      codes: chosenCodes(keyed, options.chosen, base),
      columns,
      baseline,
      statisticsOf: (code) => statistics[keys.ofLanguage(code)] ?? null,
      countsOf: (code, reference) => counts[keys.ofPair(code, reference)] ?? null,
      countKeyOf: keys.ofPair,
      languageFailureOf: (code) => languageFailures[keys.ofLanguage(code)] ?? null,
    }
  }, [keyed, keys, options, mode, budget, columns, baseline, statistics, counts, languageFailures])
}

function useColumns(references: readonly string[]): readonly LanguageColumn[] {
  const nameOf = useTokenizerNames()
  // A string, so that it stays the same while names and failures do.
  const described = useAppState((state) =>
    JSON.stringify(
      references.map((reference) => {
        const status = tokenizerStatus(state, reference)
        const failure =
          status.status === 'failed' ? status.failure : (state.session.languages.columnFailures[reference] ?? null)
        return { reference, name: nameOf(state, reference), failure }
      }),
    ),
  )
  return useMemo(() => {
    const columns: readonly LanguageColumn[] = JSON.parse(described)
    return columns
  }, [described])
}
