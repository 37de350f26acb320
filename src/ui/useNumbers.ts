/** Numbers as the reader's locale writes them. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

/** Formats a count, or a figure with `digits` decimals; what rounds to 0 has no sign. Made once, for `Intl.NumberFormat` is slow to make. */
export function useNumbers(digits = 0): (value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    const least = 0.5 * 10 ** -digits
    return (value) => format.format(Math.abs(value) < least ? 0 : value)
  }, [locale, digits])
}
