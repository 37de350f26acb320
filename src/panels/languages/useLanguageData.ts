/** What the Languages panel shows, put together from the state once for all its parts. */
import { useMemo } from 'react'
import type { CountingMode, UnitCounts, UnitStatistics } from '../../metrics/unitCounts.ts'
import { countKey, languageKey } from '../../state/languageKeys.ts'
import { baseCode, chosenCodes, chosenCorpus } from '../../state/languageSelectors.ts'
import type { KeyedCorpus } from '../../state/languageSession.ts'
import type { LanguageOptions } from '../../options/languages.ts'
import { useAppState } from '../../state/react.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import type { Failure } from '../../tokenizers/failure.ts'

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
  /** Code of the language against which premiums are taken; null in an empty corpus. */
  readonly base: string | null
  /** Codes, in the corpus's order, the base among them. */
  readonly codes: readonly string[]
  readonly columns: readonly LanguageColumn[]
  /** The reference of the baseline; null where no tokenizer is on the chips. */
  readonly baseline: string | null
  readonly statisticsOf: (code: string) => UnitStatistics | null
  readonly countsOf: (code: string, reference: string) => UnitCounts | null
  /** The key under which the counts of a pair stand. */
  readonly countKeyOf: (code: string, reference: string) => string
  readonly languageFailureOf: (code: string) => Failure | null
}

/** Null where no corpus is there. */
export function useLanguageData(): LanguageData | null {
  const keyed = useAppState(chosenCorpus)
  const options = useAppState((state) => state.comparison.languages)
  const references = useAppState((state) => state.comparison.tokenizers)
  const baseline = useAppState((state) => state.comparison.baseline)
  const text = useAppState((state) => state.comparison.text)
  const statistics = useAppState((state) => state.session.languages.statistics)
  const counts = useAppState((state) => state.session.languages.counts)
  const languageFailures = useAppState((state) => state.session.languages.languageFailures)
  const columns = useColumns(references)
  return useMemo(() => {
    if (keyed === null) return null
    const base = baseCode(keyed, options.base)
    const { mode } = options
    const keyOf = (code: string, reference: string): string => countKey(keyed.key, code, mode, reference, text)
    return {
      keyed,
      options,
      mode,
      base,
      codes: chosenCodes(keyed, options.chosen, base),
      columns,
      baseline,
      statisticsOf: (code) => statistics[languageKey(keyed.key, code)] ?? null,
      countsOf: (code, reference) => counts[keyOf(code, reference)] ?? null,
      countKeyOf: keyOf,
      languageFailureOf: (code) => languageFailures[languageKey(keyed.key, code)] ?? null,
    }
  }, [keyed, options, columns, baseline, text, statistics, counts, languageFailures])
}

function useColumns(references: readonly string[]): readonly LanguageColumn[] {
  const nameOf = useTokenizerNames()
  // A string, so that it stays the same while names and failures do.
  const described = useAppState((state) =>
    JSON.stringify(
      references.map((reference) => {
        const status = tokenizerStatus(state, reference)
        const failure = status.status === 'failed' ? status.failure : (state.session.languages.columnFailures[reference] ?? null)
        return { reference, name: nameOf(state, reference), failure }
      }),
    ),
  )
  return useMemo(() => {
    const columns: readonly LanguageColumn[] = JSON.parse(described)
    return columns
  }, [described])
}
