/** Shares as percentages that are never 0 where there is something. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

export function useShares(): (share: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
    return (share) => (share > 0 && share < 0.0005 ? `<${format.format(0.001)}` : format.format(share))
  }, [locale])
}
