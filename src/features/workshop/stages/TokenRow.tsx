/** Tokens in a row, each with its id. Long rows are cut, and say so. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { Button } from '../../../ui/Button.tsx'
import { TokenText } from './TokenText.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

const FIRST_SHOWN = 60

interface Props {
  readonly label: string
  readonly ids: readonly TokenId[]
  readonly names: TokenNames
  /** Whether the token in this place is put in by the template, and so marked. */
  readonly isAdded?: (place: number) => boolean
}

export function TokenRow({ label, ids, names, isAdded = () => false }: Props) {
  const t = useTranslations('stages')
  const [isLong, setIsLong] = useState(false)
  const shown = isLong ? ids : ids.slice(0, FIRST_SHOWN)
  return (
    <>
      <ol className={styles['row']} aria-label={label}>
        {shown.map((id, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a token's place is what it is
          <li key={place} className={`${styles['box']} ${isAdded(place) ? styles['added'] : ''}`}>
            <TokenText id={id} names={names} />
            <span className={styles['id']}>{id}</span>
          </li>
        ))}
      </ol>
      {ids.length > FIRST_SHOWN && (
        <Button look="quiet" onClick={() => setIsLong(!isLong)}>
          {isLong ? t('fewer') : t('all', { count: ids.length })}
        </Button>
      )}
    </>
  )
}
