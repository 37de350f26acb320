/** Differences with their sign, as the reader's locale writes them. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'

export function useSigned(): (value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'exceptZero' })
    return (value) => format.format(value)
  }, [locale])
}
