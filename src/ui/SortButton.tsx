/** The arrow in a column's head that sorts a table by it. */
import { useTranslations } from 'use-intl'
import type { TableSorting } from './tableSorting.ts'
import { nextSorting } from './tableSorting.ts'
import styles from './SortButton.module.css'

const ARROWS = { ascending: '↑', descending: '↓', none: '↕' } as const

interface Props<Column extends string> {
  /** Of the column, in words. */
  readonly name: string
  readonly column: Column
  readonly sorting: TableSorting<Column> | null
  readonly onSort: (sorting: TableSorting<Column> | null) => void
}

export function SortButton<Column extends string>({ name, sorting, column, onSort }: Props<Column>) {
  const t = useTranslations('table')
  const direction = sorting?.column === column ? sorting.direction : 'none'
  return (
    <button
      type="button"
      aria-label={t('sortBy', { name })}
      className={`${styles['sort']} ${direction === 'none' ? '' : styles['sorted']}`}
      onClick={() => onSort(nextSorting(sorting, column))}
    >
      {ARROWS[direction]}
    </button>
  )
}
