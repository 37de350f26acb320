/**
 * The table of figures, and as the heat map the same table with coloured cells: sorted by any column, in groups, with
 * only the rows in sight drawn if there are many.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import type { LanguageSorting } from '../options.ts'
import type { FigureColumn, FigureGroup, FigureRow } from '../figures/figureTable.ts'
import type { Scale } from '../figures/figureScale.ts'
import { useAppState } from '../../../state/react.ts'
import { LanguageName } from '../LanguageName.tsx'
import { FigureValue } from './FigureValue.tsx'
import { GridHead } from './GridHead.tsx'
import { useGroupNames } from './useGroupNames.ts'
import styles from './FigureGrid.module.css'
import { INK_TURNS } from './heatInk.ts'

interface Props {
  readonly columns: readonly FigureColumn[]
  readonly groups: readonly FigureGroup[]
  readonly sorting: LanguageSorting
  readonly onSort: (by: string) => void
  /** The scale of each column; null if the cells are not coloured. */
  readonly scaleOf: ((column: FigureColumn) => Scale | null) | null
  /** What is known of a language besides its name, in columns of its own. */
  readonly withFacts: boolean
  readonly label: string
}

type Item = { readonly type: 'group'; readonly group: FigureGroup } | { readonly type: 'row'; readonly row: FigureRow }

const ROW_PIXELS = 37

function cellProps(place: number | null): { readonly className: string; readonly style?: CSSProperties } {
  if (place === null) return { className: '' }
  const ink = `${place > INK_TURNS.dark ? styles['turnedDark'] : ''} ${place > INK_TURNS.light ? styles['turnedLight'] : ''}`
  return { className: `${styles['coloured']} ${ink}`, style: { '--place': `${(place * 100).toFixed(1)}%` } }
}

/** The room of rows that are not drawn. */
function Room({ columns, height }: { readonly columns: number; readonly height: number }) {
  return (
    <tr aria-hidden="true" className={styles['room']}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it is no control, and holds nothing */}
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

export function FigureGrid({ columns, groups, sorting, onSort, scaleOf, withFacts, label }: Props) {
  const t = useTranslations('languages')
  const { scriptName, familyName, groupName, speakersText } = useGroupNames()
  const scroller = useRef<HTMLElement>(null)
  const items = useMemo<readonly Item[]>(
    () =>
      groups.flatMap((group) => [
        ...(groups.length > 1 || group.key !== null ? [{ type: 'group' as const, group }] : []),
        ...group.rows.map((row) => ({ type: 'row' as const, row })),
      ]),
    [groups],
  )
  const scales = useMemo(
    () => new Map(columns.map((column) => [column.id, scaleOf?.(column) ?? null])),
    [columns, scaleOf],
  )
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 16,
  })
  const isPrinting = useAppState(({ view }) => view.isPrinting)
  const inSight = virtual.getVirtualItems()
  const drawn = isPrinting ? items.map((_, index) => index) : inSight.map(({ index }) => index)
  const before = isPrinting ? 0 : (inSight[0]?.start ?? 0)
  const after = isPrinting ? 0 : virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  const width = 1 + columns.length + (withFacts ? 3 : 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <section ref={scroller} className={styles['scroll']} aria-label={label} tabIndex={0}>
      <table aria-rowcount={items.length + 1}>
        <GridHead columns={columns} sorting={sorting} onSort={onSort} withFacts={withFacts} />
        <tbody>
          {before > 0 && <Room columns={width} height={before} />}
          {drawn.map((index) => {
            const item = items[index]
            if (item === undefined) return null
            const place = { ref: virtual.measureElement, 'data-index': index, 'aria-rowindex': index + 2 }
            if (item.type === 'group') {
              return (
                <tr key={index} {...place}>
                  <th scope="rowgroup" colSpan={width} className={styles['group']}>
                    <span>{groupName(item.group.key)}</span>
                  </th>
                </tr>
              )
            }
            const { row } = item
            return (
              <tr key={index} {...place}>
                <th scope="row">
                  <LanguageName language={row.language} note={row.isBase ? t('isBase') : undefined} />
                </th>
                {withFacts && (
                  <>
                    <td className={styles['fact']}>{scriptName(row.language.script)}</td>
                    <td className={styles['fact']}>{familyName(row.language.family)}</td>
                    <td className={styles['fact']}>{speakersText(row.language.speakers)}</td>
                  </>
                )}
                {columns.map((column, at) => {
                  const cell = row.cells[at]
                  const scale = scales.get(column.id) ?? null
                  const value = cell?.value ?? null
                  return (
                    <td key={column.id} {...cellProps(scale === null || value === null ? null : scale.placeOf(value))}>
                      <FigureValue cell={cell} figure={column.figure} />
                    </td>
                  )
                })}
              </tr>
            )
          })}
          {after > 0 && <Room columns={width} height={after} />}
        </tbody>
      </table>
    </section>
  )
}
