/** Which of the comparison's tokenizers is looked into. */
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { useAppState } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import styles from './Workshop.module.css'

interface Props {
  readonly lane: string
  readonly onChoose: (lane: string) => void
  /** In words, if not “Tokenizer”. */
  readonly label?: string
}

export function LaneSelect({ lane, onChoose, label }: Props) {
  const t = useTranslations('workshop')
  const nameOf = useTokenizerNames()
  const names = useAppState(
    useShallow((state) => state.comparison.tokenizers.map((reference) => nameOf(state, reference))),
  )
  const lanes = useAppState((state) => state.comparison.tokenizers)
  return (
    <label className={styles['field']}>
      {label ?? t('lane')}
      <select value={lane} onChange={(event) => onChoose(event.target.value)}>
        {lanes.map((reference, index) => (
          <option key={reference} value={reference}>
            {names[index]}
          </option>
        ))}
      </select>
    </label>
  )
}
