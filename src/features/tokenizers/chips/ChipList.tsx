/** The list of chips, of those that are moved or of plain ones. */
import type { ComponentType, HTMLAttributes, ReactNode } from 'react'
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
  /** What listens to the list. */
  readonly listeners?: Pick<HTMLAttributes<HTMLElement>, 'onFocus'>
}

export function ChipList({ references, children, chip: ChipOfList = Chip, listeners }: Props) {
  const t = useTranslations('tokenizers')
  return (
    <ul className={styles['chips']} aria-label={t('label')} {...listeners}>
      {references.map((reference) => (
        <ChipOfList key={reference} reference={reference} />
      ))}
      {children}
    </ul>
  )
}
