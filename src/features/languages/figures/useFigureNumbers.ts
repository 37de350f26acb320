/** A figure as the reader's locale writes it: a ratio, a count or a share. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import type { LanguageFigure } from '../../../core/metrics/languageFigures.ts'
import { figureStyles } from './figureScale.ts'

export function useFigureNumbers(): (figure: LanguageFigure, value: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    const formats = new Map(
      Object.entries(figureStyles).map(([figure, { digits, isShare }]) => [
        figure,
        new Intl.NumberFormat(locale, {
          style: isShare ? 'percent' : 'decimal',
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }),
      ]),
    )
    return (figure, value) => formats.get(figure)?.format(value) ?? String(value)
  }, [locale])
}
