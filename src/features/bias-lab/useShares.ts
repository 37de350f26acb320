/** Shares in percent, as the reader's locale writes them, and never 0 where there is something. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

/** Formats shares, 0 to 1, with so many decimals of a percent; what is too small to be written so, as below the smallest. */
export function useShares(digits: number): (share: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const smallest = 10 ** (-2 - digits)
    const format = new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    return (share) => (share > 0 && share < smallest ? `<\u00a0${format.format(smallest)}` : format.format(share))
  }, [locale, digits])
}

/** Formats shares, 0 to 1, of which small ones matter: two digits of them, however small. */
export function useSmallShares(): (share: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const usual = new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    })
    const small = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 })
    const tiny = new Intl.NumberFormat(locale, {
      style: 'percent',
      notation: 'scientific',
      maximumSignificantDigits: 2,
    })
    return (share) => (share === 0 || share >= 0.001 ? usual : share >= 1e-7 ? small : tiny).format(share)
  }, [locale])
}
