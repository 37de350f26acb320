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

/** Decimals with which a positive ratio has three figures: 0.85 and 9.99 have two, 10.0 and 21.5 one, 136 none. */
export const ratioDecimals = (value: number): 0 | 1 | 2 => (value < 9.995 ? 2 : value < 99.95 ? 1 : 0)

/** Formats a ratio by three figures. */
export function useRatios(): (value: number) => string {
  const [whole, tenths, hundredths] = [useNumbers(), useNumbers(1), useNumbers(2)]
  return useMemo(
    () => (value) => [whole, tenths, hundredths][ratioDecimals(value)]?.(value) ?? '',
    [whole, tenths, hundredths],
  )
}
