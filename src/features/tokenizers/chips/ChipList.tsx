/** The list of chips, of those that are moved or of plain ones. */
import type { ComponentType, FocusEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Chip } from './Chip.tsx'
import styles from './Chips.module.css'

export interface ChipListProps {
  readonly references: readonly string[]
  /** What stands after the chips, in the list. */
  readonly children: ReactNode
}

interface Props extends ChipListProps {
  readonly chip?: ComponentType<{ readonly reference: string }>
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void
}

export function ChipList({ references, children, chip: ChipOfList = Chip, onFocus }: Props) {
  const t = useTranslations('tokenizers')
  return (
    <ul className={styles['chips']} aria-label={t('label')} onFocus={onFocus}>
      {references.map((reference) => (
        <ChipOfList key={reference} reference={reference} />
      ))}
      {children}
    </ul>
  )
}
