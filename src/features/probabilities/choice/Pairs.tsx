/** Which lane is scored by which language model's own tokens. */
import { useTranslations } from 'use-intl'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { ownLanguageModel } from '../../../state/scoringSelectors.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import styles from './ChoiceSection.module.css'

export function Pairs() {
  const t = useTranslations('probabilities.reading')
  const store = useAppStore()
  const laneName = useTokenizerNames()
  const languageModelName = useLanguageModelNames()
  const key = useAppState((state) =>
    state.comparison.tokenizers
      .flatMap((lane) => {
        const own = ownLanguageModel(state, lane)
        return own === null ? [] : [`${lane}\t${own}`]
      })
      .join('\n'),
  )
  const pairs = key === '' ? [] : key.split('\n').map((line) => line.split('\t'))
  return (
    <p className={styles['note']}>
      {t('pairs')}:{' '}
      {pairs.length === 0
        ? t('noPairs')
        : pairs
            .map(([lane = '', languageModel = '']) =>
              t('pair', { lane: laneName(store.getState(), lane), languageModel: languageModelName(languageModel) }),
            )
            .join('; ')}
    </p>
  )
}
