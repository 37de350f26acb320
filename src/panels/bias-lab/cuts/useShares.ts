/** Shares in percent, as the reader's locale writes them; what is too small to be written so, as below the smallest. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

const SMALLEST = 0.0001

export function useShares(): (share: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
    return (share) => (share > 0 && share < SMALLEST ? `< ${format.format(SMALLEST)}` : format.format(share))
  }, [locale])
}
