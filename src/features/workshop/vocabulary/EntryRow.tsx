/** A row of the list: an entry, or its id alone until it is known. */
import { useFormatter, useTranslations } from 'use-intl'
import { bytesHex } from '../../../core/text/hex.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { publicationOf } from '../../../core/vocabulary/publishedTokens.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { EntryText } from './EntryText.tsx'
import { useScriptNames } from './useScriptNames.ts'
import styles from './Vocabulary.module.css'

/** Bytes in a row; the detail has all. */
const SHOWN_BYTES = 8

interface Props {
  readonly index: number
  readonly id: TokenId
  readonly entry: VocabularyEntry | null
  readonly reference: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

export function EntryRow({ index, id, entry, reference, isChosen, onChoose }: Props) {
  const t = useTranslations('vocabulary')
  const format = useFormatter()
  const scriptName = useScriptNames()
  const bytes = entry?.bytes ?? new Uint8Array()
  return (
    <tr aria-rowindex={index + 2} className={isChosen ? styles['chosen'] : undefined} data-entry={id}>
      <td>
        <button type="button" className={styles['filter']} aria-pressed={isChosen} onClick={onChoose}>
          {id}
        </button>
      </td>
      <td className={styles['text']}>
        {entry !== null && <EntryText entry={entry} />}
        {publicationOf(reference, entry?.text ?? null) !== null && (
          <span className={styles['badge']}>{t('glitch')}</span>
        )}
      </td>
      <td className={styles['hex']}>
        {bytesHex(bytes.subarray(0, SHOWN_BYTES))}
        {bytes.length > SHOWN_BYTES && ' …'}
      </td>
      <td className={styles['number']}>{entry?.bytes == null ? '' : bytes.length}</td>
      <td>{entry !== null && t(`kinds.${entry.kind}`)}</td>
      <td>{entry !== null && scriptName(entry.script)}</td>
      <td className={styles['number']}>
        {entry?.rank == null ? '' : format.number(entry.rank, { maximumFractionDigits: 3 })}
      </td>
    </tr>
  )
}
