/** The guard of all text that may end in a spreadsheet, in files and on the clipboard: a field that it would run as a formula. Pure. */

/**
 * Texts that a spreadsheet takes for a formula, in whatever width the sign is written, and those that the guard itself could
 * have made (OWASP, "CSV Injection").
 */
const DANGEROUS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** One apostrophe in front of a text that would be run. */
export function guarded(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

/** A guarded field as it was before: one apostrophe is taken off. */
export function unguarded(field: string): string {
  return field.startsWith("'") && DANGEROUS.test(field) ? field.slice(1) : field
}
