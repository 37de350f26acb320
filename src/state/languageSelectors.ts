/** Readings of the Languages panel's state: which corpus, languages and tokenizers are meant. Pure. */
import type { KeyedCorpus } from './languageSession.ts'
import { tokenizerStatus } from './selectors.ts'
import type { AppState } from './store.ts'

/** The corpus that is chosen, once it is there. */
export function chosenCorpus(state: AppState): KeyedCorpus | null {
  const status = state.session.languages.corpora[state.comparison.languages.corpus]
  return status?.status === 'ready' ? status.keyed : null
}

/** The language against which premiums are taken: the chosen one, else English, else the first; null in an empty corpus. */
export function baseCode({ corpus }: KeyedCorpus, chosen: string | null): string | null {
  const { languages } = corpus
  const known = languages.find(({ code }) => code === chosen)
  const english = languages.find(({ iso639_3, script }) => iso639_3 === 'eng' && (script === null || script === 'Latn'))
  return (known ?? english ?? languages[0])?.code ?? null
}

/** Codes of the chosen languages that the corpus has, in the corpus's order, the base among them. */
export function chosenCodes(
  keyed: KeyedCorpus,
  chosen: readonly string[] | null,
  base: string | null,
): readonly string[] {
  const wanted = new Set(chosen ?? keyed.proposed)
  if (base !== null) wanted.add(base)
  return keyed.corpus.languages.flatMap(({ code }) => (wanted.has(code) ? [code] : []))
}

/** References of the comparison that can count: loaded, and not failed in counting. */
export function countingReferences(state: AppState): readonly string[] {
  const { columnFailures } = state.session.languages
  return state.comparison.tokenizers.filter(
    (reference) => tokenizerStatus(state, reference).status === 'ready' && columnFailures[reference] === undefined,
  )
}
