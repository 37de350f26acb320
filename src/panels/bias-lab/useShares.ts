/** Shares in percent, as the reader's locale writes them, and never 0 where there is something. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

/** Formats shares, 0 to 1, with so many decimals of a percent; what is too small to be written so, as below the smallest. */
export function useShares(digits: number): (share: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const smallest = 10 ** (-2 - digits)
    const format = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
    return (share) => (share > 0 && share < smallest ? `<\u00a0${format.format(smallest)}` : format.format(share))
  }, [locale, digits])
}
