/**
 * Puts `items` after those of `list`. For lists of any length: `list.push(...items)` passes every item as an argument, of
 * which a call takes some tens of thousands, and then it throws.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item)
}

/** The greatest of `values`, of which there may be any number; `start` if there are none. */
export function greatest(values: Iterable<number>, start = -Infinity): number {
  let most = start
  for (const value of values) if (value > most) most = value
  return most
}
