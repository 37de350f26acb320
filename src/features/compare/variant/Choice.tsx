/** A stage to choose: as in the original, or one of several. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import styles from './Variant.module.css'

interface Props<Value extends string> {
  readonly label: string
  readonly options: readonly Value[]
  /** Undefined: as in the original. */
  readonly value: Value | undefined
  readonly original?: string
  readonly wordsOf: (value: Value) => string
  readonly onChange: (value: Value | undefined) => void
}

export function Choice<Value extends string>({ label, options, value, original, wordsOf, onChange }: Props<Value>) {
  const t = useTranslations('variant')
  const id = useId()
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles['input']}
        value={value ?? ''}
        onChange={({ target }) => onChange(options.find((option) => option === target.value))}
      >
        <option value="">{original ?? t('asOriginal')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {wordsOf(option)}
          </option>
        ))}
      </select>
    </div>
  )
}

interface SwitchProps {
  readonly label: string
  /** How it stands in the original; null: it has none, and nothing is shown. */
  readonly original: boolean | null
  readonly value: boolean | undefined
  readonly onChange: (value: boolean | undefined) => void
}

/** Two ways: the original's and the other one. */
export function SwitchChoice({ label, original, value, onChange }: SwitchProps) {
  const t = useTranslations('variant')
  if (original === null) return null
  const other = original ? 'off' : 'on'
  return (
    <Choice
      label={label}
      options={[other]}
      value={value === undefined || value === original ? undefined : other}
      original={t(original ? 'asOriginalOn' : 'asOriginalOff')}
      wordsOf={(option) => t(option)}
      onChange={(chosen) => onChange(chosen === undefined ? undefined : !original)}
    />
  )
}
