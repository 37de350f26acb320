/** How many merges are kept: the vocabulary as it was when training had come so far. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import styles from './Variant.module.css'

/** Steps of the slider. */
const STEPS = 500

interface Props {
  readonly all: number
  /** Undefined: all. */
  readonly kept: number | undefined
  readonly onChange: (kept: number | undefined) => void
}

export function MergesChoice({ all, kept, onChange }: Props) {
  const t = useTranslations('variant')
  const id = useId()
  const step = Math.max(1, Math.round(all / STEPS))
  const words = t('mergesOf', { kept: kept ?? all, all })
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{t('merges')}</label>
      <span className={styles['slider']}>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.ceil(all / step) * step}
          step={step}
          value={kept ?? Math.ceil(all / step) * step}
          aria-valuetext={words}
          onChange={({ target }) => onChange(Number(target.value) >= all ? undefined : Number(target.value))}
        />
        <output>{words}</output>
      </span>
    </div>
  )
}
