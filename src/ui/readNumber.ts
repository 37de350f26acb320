/** Numbers as people write them: with the separators of their locale, or without. Pure. */

export interface Separators {
  /** Between thousands; empty if the locale has none. */
  readonly group: string
  readonly decimal: string
}

/** The separators in 11111.5 as the locale writes it, in Latin digits or its own. */
export function separatorsOf(written: string): Separators {
  const [group = '', decimal = '.'] = written.match(/[^\p{Nd}]/gu) ?? []
  return written.match(/[^\p{Nd}]/gu)?.length === 1 ? { group: '', decimal: group } : { group, decimal }
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)

/**
 * NaN where it is no number. Groups of three digits (of two before the last, as in India) that the locale's separator or a
 * space divides are one number; a comma or a point that divides no groups is a decimal one.
 */
export function readNumber(text: string, { group, decimal }: Separators): number {
  const trimmed = text.trim()
  if (trimmed === '') return Number.NaN
  const between = `(?:${[...(group === '' ? [] : [escaped(group)]), String.raw`\s`].join('|')})`
  const grouped = new RegExp(
    `^-?[1-9]\\d{0,2}(?:${between}\\d{2,3})*${between}\\d{3}(?:${escaped(decimal)}\\d+)?$`,
    'u',
  )
  const plain = grouped.test(trimmed) ? trimmed.replaceAll(new RegExp(between, 'gu'), '') : trimmed
  return Number(plain.replace(',', '.'))
}
