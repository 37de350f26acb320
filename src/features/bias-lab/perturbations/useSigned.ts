/** Differences with their sign, as the reader's locale writes them. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

/** @param digits decimals; what rounds to 0 has no sign */
export function useSigned(digits: number): (value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    })
    return (value) => format.format(value)
  }, [locale, digits])
}
