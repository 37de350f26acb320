/** Numbers as the reader's locale writes them. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

/** Formats a count, or a figure with at most `digits` decimals. Made once, for `Intl.NumberFormat` is slow to make. */
export function useNumbers(digits = 0): (value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    return (value) => format.format(value)
  }, [locale, digits])
}
