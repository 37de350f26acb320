/** The head of the table of figures: each column's name sorts by it. */
import { useTranslations } from 'use-intl'
import type { LanguageSorting } from '../options.ts'
import type { FigureColumn } from '../figures/figureTable.ts'
import styles from './FigureGrid.module.css'

const ARROWS = { ascending: '↑', descending: '↓', none: '' } as const

interface Props {
  readonly columns: readonly FigureColumn[]
  readonly sorting: LanguageSorting
  readonly onSort: (by: string) => void
  readonly withFacts: boolean
}

export function GridHead({ columns, sorting, onSort, withFacts }: Props) {
  const t = useTranslations('languages')
  const head = (by: string, name: string, translate?: 'no') => {
    const direction = sorting.by === by ? sorting.direction : 'none'
    return (
      <th key={by} scope="col" aria-sort={direction}>
        <button type="button" translate={translate} className={styles['sort']} onClick={() => onSort(by)}>
          {name}
          <span aria-hidden="true" className={styles['arrow']}>
            {ARROWS[direction]}
          </span>
        </button>
      </th>
    )
  }
  return (
    <thead>
      <tr aria-rowindex={1}>
        {head('name', t('language'))}
        {withFacts && (
          <>
            {head('script', t('script'))}
            {head('family', t('family'))}
            {head('speakers', t('speakers'))}
          </>
        )}
        {columns.map(({ id, name }) => head(id, name, 'no'))}
      </tr>
    </thead>
  )
}
