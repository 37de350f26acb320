/** How a table of figures is sorted by its columns. Pure. */

export interface TableSorting<Column extends string> {
  readonly column: Column
  readonly direction: 'ascending' | 'descending'
}

/** What a click on a column's head does: ascending, then descending, then the order of the lanes. */
export function nextSorting<Column extends string>(
  now: TableSorting<Column> | null,
  column: Column,
): TableSorting<Column> | null {
  if (now?.column !== column) return { column, direction: 'ascending' }
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null
}

/** Sorted rows; figures that are not defined (null) come last in either direction, and equal ones keep their order. */
export function sortTable<Row, Column extends string>(
  rows: readonly Row[],
  sorting: TableSorting<Column> | null,
  valueOf: (row: Row, column: Column) => number | string | null,
): readonly Row[] {
  if (sorting === null) return rows
  const { column, direction } = sorting
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => {
    const left = valueOf(a, column)
    const right = valueOf(b, column)
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0)
    if (typeof left === 'string' || typeof right === 'string') return sign * String(left).localeCompare(String(right))
    return sign * (left - right)
  })
}
