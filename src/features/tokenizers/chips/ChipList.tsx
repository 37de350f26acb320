/** The list of chips, of those that are moved or of plain ones. */
import type { ComponentType, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFocusKept } from '../../../ui/useFocusKept.ts'
import { Chip } from './Chip.tsx'
import styles from './Chips.module.css'

export interface ChipListProps {
  readonly references: readonly string[]
  /** What stands after the chips, in the list. */
  readonly children: ReactNode
}

interface Props extends ChipListProps {
  readonly chip?: ComponentType<{ readonly reference: string }>
}

export function ChipList({ references, children, chip: ChipOfList = Chip }: Props) {
  const t = useTranslations('tokenizers')
  const kept = useFocusKept()
  return (
    <ul className={styles['chips']} aria-label={t('label')} {...kept}>
      {references.map((reference) => (
        <ChipOfList key={reference} reference={reference} />
      ))}
      {children}
    </ul>
  )
}
