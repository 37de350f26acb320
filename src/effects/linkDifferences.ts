/** What a link says of options: those that are not as at the start. Pure. */

/** The keys whose values differ from the start's, by what JSON makes of them; undefined where none does. */
export function linkDifferences(options: object, start: object): Record<string, unknown> | undefined {
  const values: Readonly<Record<string, unknown>> = { ...start }
  const different = Object.entries(options).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(values[key]))
  return different.length === 0 ? undefined : Object.fromEntries(different)
}
