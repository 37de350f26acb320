/** A setting that is a whole number: its name and its field, which ignores what is none. */
import { NumberField } from './NumberField.tsx'

interface Props {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly className?: string | undefined
  readonly onChange: (value: number) => void
}

export function WholeSetting({ label, value, least, most, className, onChange }: Props) {
  return (
    <label className={className}>
      {label}
      <NumberField
        label={label}
        value={value}
        above={least - 1}
        most={most}
        isWhole
        onChange={(next) => next !== null && onChange(next)}
      />
    </label>
  )
}
