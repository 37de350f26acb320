/** An object with a member for each id of a list. */

/** `recordOf(['a', 'b'], (id) => id + id)` → `{ a: 'aa', b: 'bb' }`. */
export function recordOf<Id extends string, Value>(
  ids: readonly Id[],
  valueOf: (id: Id) => Value,
): Readonly<Record<Id, Value>>
export function recordOf(ids: readonly string[], valueOf: (id: string) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(ids.map((id) => [id, valueOf(id)]))
}
