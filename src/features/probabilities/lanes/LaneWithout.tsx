/** A lane whose tokenizer no language model here has: what can be done. */
import { useTranslations } from 'use-intl'
import { offeredLanguageModels } from '../../../core/scores/catalogue.ts'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { addLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { languageModelCardOf } from '../../../state/scoringSelectors.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { languageModelSuggestions } from '../choice/languageModelSuggestions.ts'
import { useByteSizes } from '../choice/useByteSizes.ts'
import { useLanguageModelNames } from './useLanguageModelNames.ts'
import styles from './LaneMethod.module.css'

export function LaneWithout({ reference, name }: { readonly reference: string; readonly name: string }) {
  const t = useTranslations('probabilities.method')
  const store = useAppStore()
  const sizeOf = useByteSizes()
  const laneName = useTokenizerNames()
  const languageModelName = useLanguageModelNames()(useAppState((state) => state.comparison.scoring.reader))
  const family = useAppState(
    (state) =>
      offeredLanguageModels
        .map((id) => languageModelCardOf(state, id)?.tokenizer)
        .find((lane) => lane !== undefined && !state.comparison.tokenizers.includes(lane)) ?? null,
  )
  const suggestion = languageModelSuggestions.find(({ tokenizer }) => tokenizer === reference)
  return (
    <p className={styles['method']}>
      {t('noLanguageModel')}{' '}
      <Button
        look="quiet"
        aria-label={t('readByBytesFor', { name, languageModel: languageModelName })}
        onClick={() => setOptions(store, 'scoring', { readsOthers: true })}
      >
        {t('readByBytes')}
      </Button>
      {family !== null && (
        <Button
          look="quiet"
          aria-label={t('addFamilyFor', { lane: laneName(store.getState(), family) })}
          onClick={() => addTokenizer(store, family)}
        >
          {t('addFamily')}
        </Button>
      )}
      {suggestion !== undefined && (
        <Button look="quiet" onClick={() => addLanguageModel(store, `hub:${suggestion.repository}`)}>
          {t('fromHub', {
            repository: suggestion.repository,
            millions: String(suggestion.parameters),
            size: sizeOf(suggestion.parameters * 1e6),
          })}
        </Button>
      )}
    </p>
  )
}
