/** Values of links before they are validated. Pure. */

export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields of `value` that JSON writes otherwise than those of `start`. */
export function differing(value: Fields, start: Fields): Fields {
  return Object.fromEntries(
    Object.entries(value).filter(([key, field]) => JSON.stringify(field) !== JSON.stringify(start[key])),
  )
}

/** The value with what it lacks taken from `start`, at any depth: `({a: {b: 1}}, {a: {b: 0, c: 2}, d: 3})` → `{a: {b: 1, c: 2}, d: 3}`. */
export function filled(value: unknown, start: unknown): unknown {
  if (value === undefined) return start
  if (!isFields(value) || !isFields(start)) return value
  const keys = new Set([...Object.keys(start), ...Object.keys(value)])
  return Object.fromEntries([...keys].map((key) => [key, filled(own(value, key), own(start, key))]))
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}
