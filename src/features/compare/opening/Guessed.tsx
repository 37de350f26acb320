/** A row of the answer: whose segmentation, its parts, and how the guess compares. */
import { useTokenizerName } from '../../../state/tokenizerNames.ts'
import styles from './Opening.module.css'

interface Props {
  /** Instead of a tokenizer's name. */
  readonly name?: string
  readonly reference?: string
  readonly parts: readonly string[]
  readonly note: string
}

export function Guessed({ name, reference = '', parts, note }: Props) {
  const tokenizer = useTokenizerName(reference)
  return (
    <span className={styles['row']}>
      <span className={styles['name']}>{name ?? <bdi translate="no">{tokenizer}</bdi>}</span>
      <span className={styles['parts']} translate="no">
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part's place is what it is
          <span key={index}>{part.replaceAll(' ', '␣')}</span>
        ))}
      </span>
      <span className={styles['note']}>{note}</span>
    </span>
  )
}
