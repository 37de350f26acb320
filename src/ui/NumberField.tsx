/**
 * A small field for a number of the reader's: kept as typed until it is a number in range. Where nobody writes in it, it has
 * the separators of the reader's locale.
 */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormatter } from 'use-intl'
import styles from './NumberField.module.css'
import { readNumber, separatorsOf } from './readNumber.ts'

interface Props {
  readonly label: string
  /** Null: empty. */
  readonly value: number | null
  readonly placeholder?: string | undefined
  /** Values must be greater. */
  readonly above: number
  /** Values must not be greater. */
  readonly most?: number
  /** Whether values must be whole numbers. */
  readonly isWhole?: boolean
  readonly onChange: (value: number | null) => void
}

export function NumberField({
  label,
  value,
  placeholder,
  above,
  most = Number.MAX_VALUE,
  isWhole = false,
  onChange,
}: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const format = useFormatter()
  const separators = separatorsOf(format.number(11_111.5))
  const plain = value === null ? '' : String(value)
  const rested = value === null ? '' : format.number(value, { maximumFractionDigits: 12 })
  const shown = typed ?? rested
  const read = (text: string): number | null => {
    const number = readNumber(text, separators)
    const isUsable = text.trim() !== '' && Number.isFinite(number) && number > above && number <= most
    return isUsable && (!isWhole || Number.isInteger(number)) ? number : null
  }
  return (
    <input
      className={styles['field']}
      type="text"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={typed !== null && typed.trim() !== '' && read(typed) === null}
      placeholder={placeholder}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value)
        const number = read(event.target.value)
        if (number !== null || event.target.value.trim() === '') onChange(number)
      }}
      onFocus={({ currentTarget }) => {
        // Another value takes the selection away, which whoever came by keyboard types over.
        flushSync(() => setTyped(plain))
        currentTarget.select()
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
