/** What the script for elsewhere is made of, from the state. Pure. */
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import { defaultHubAddress } from '../../../state/session.ts'
import { baseCode, chosenCorpus } from '../../../state/languageSelectors.ts'
import { tokenizerStatus } from '../../../state/selectors.ts'
import type { AppState } from '../../../state/store.ts'
import type { ScriptInput } from './makeScript.ts'

/** Of the tokenizers that are loaded. `nameOf`: how a tokenizer is called on the page. */
export function scriptInput(state: AppState, nameOf: (reference: string) => string): ScriptInput {
  const { text, tokenizers, baseline, languages } = state.comparison
  const keyed = chosenCorpus(state)
  return {
    text,
    lanes: tokenizers.flatMap((reference) => {
      const status = tokenizerStatus(state, reference)
      return status.status === 'ready' ? [{ reference, name: nameOf(reference), card: status.card }] : []
    }),
    hubAddress: state.session.hubAddress === defaultHubAddress ? null : state.session.hubAddress,
    seed: languages.seed,
    base: keyed === null ? null : baseCode(keyed, languages.base),
    baseline,
    locales: Object.fromEntries((keyed?.corpus.languages ?? []).map((language) => [language.code, localeOf(language)])),
  }
}

/** By which the page segments the words of a language: the language's own if the browser has it, else English. */
function localeOf({ iso639_3 }: CorpusLanguage): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(iso639_3 ?? '')[0] ?? 'en'
  } catch {
    return 'en'
  }
}
