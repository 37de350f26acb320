/** Entries that the vocabulary is without, by their ids. */
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ascending, MAX_WITHOUT } from '../../../core/tokenizers/variants/changes.ts'
import styles from './Variant.module.css'

/** Digits of an id, at most. */
const ID = /\d{1,7}/g

interface Props {
  readonly ids: readonly number[] | undefined
  readonly onChange: (ids: readonly number[] | undefined) => void
}

export function WithoutChoice({ ids, onChange }: Props) {
  const t = useTranslations('variant')
  const id = useId()
  const [typed, setTyped] = useState(ids?.join(', ') ?? '')
  const change = (text: string): void => {
    setTyped(text)
    const chosen = ascending((text.match(ID) ?? []).map(Number)).slice(0, MAX_WITHOUT)
    onChange(chosen.length === 0 ? undefined : chosen)
  }
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{t('without')}</label>
      <span className={styles['own']}>
        <input
          id={id}
          className={`${styles['input']} ${styles['pattern']}`}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('withoutPlaceholder')}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => change(target.value)}
        />
        <span id={`${id}-note`} className={styles['note']}>
          {t('withoutNote')}
        </span>
      </span>
    </div>
  )
}
