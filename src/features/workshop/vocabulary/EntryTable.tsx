/** The entries as a table of any length, of which only the rows in sight are drawn, between two rows that hold the place of the others. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { SortKey } from '../../../core/vocabulary/names.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { SortButton } from '../../../ui/SortButton.tsx'
import { EntryRow } from './EntryRow.tsx'
import { useEntries } from './useEntries.ts'
import styles from './Vocabulary.module.css'

/** Pixels; the rows of the style sheet are as high. */
const ROW_HEIGHT = 36
/** Those that are drawn before the list is measured. */
const FIRST_HEIGHT = 480

const columns = [
  ['id', 'id'],
  ['entry', 'text'],
  ['bytes', null],
  ['length', 'length'],
  ['kind', null],
  ['script', null],
  ['rank', 'rank'],
] as const satisfies readonly (readonly [name: string, sortKey: SortKey | null])[]

interface Props {
  readonly reference: string
  readonly ids: Uint32Array
  readonly isStale: boolean
}

export function EntryTable({ reference, ids, isStale }: Props) {
  const t = useTranslations('vocabulary')
  const store = useAppStore()
  const viewport = useRef<HTMLElement>(null)
  const { sortBy, descending, entry } = useAppState((state) => state.comparison.vocabulary)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    initialRect: { width: 0, height: FIRST_HEIGHT },
    overscan: 8,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const known = useEntries(reference, ids, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const above = items[0]?.start ?? 0
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by the keyboard
    <section ref={viewport} className={styles['viewport']} tabIndex={0} aria-label={t('entries')}>
      <table className={`${styles['entries']} ${isStale ? styles['stale'] : ''}`} aria-rowcount={ids.length + 1}>
        <caption className="visually-hidden">{t('entries')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(([name, key]) => (
              <th
                key={name}
                scope="col"
                className={styles[`of-${name}`]}
                aria-sort={key !== null && key === sortBy ? (descending ? 'descending' : 'ascending') : undefined}
              >
                <span className={styles['headCell']}>
                  {t(`columns.${name}`)}
                  {key !== null && (
                    <SortButton
                      name={t(`columns.${name}`)}
                      column={key}
                      sorting={{ column: sortBy, direction: descending ? 'descending' : 'ascending' }}
                      onSort={(next) =>
                        setOptions(store, 'vocabulary', {
                          sortBy: next?.column ?? 'id',
                          descending: next?.direction === 'descending',
                        })
                      }
                    />
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} aria-hidden="true" />}
          {items.map(({ index, key }) => {
            const id = ids[index] ?? 0
            return (
              <EntryRow
                key={key}
                index={index}
                id={id}
                entry={known.get(id) ?? null}
                isChosen={entry === id}
                reference={reference}
                onChoose={() => setOptions(store, 'vocabulary', { entry: entry === id ? null : id })}
              />
            )
          })}
          {below > 0 && <tr style={{ height: below }} aria-hidden="true" />}
        </tbody>
      </table>
    </section>
  )
}
