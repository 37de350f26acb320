/** Lists and dates within sentences: in the language of the page's words, which numbers need not be in. */
import { useMemo } from 'react'

/** The language that the document says it is in; English where it says none. */
const languageOfPage = (): string => (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en'

/** "a, b, and c". */
export function useList(): (items: readonly string[]) => string {
  return useMemo(() => {
    const format = new Intl.ListFormat(languageOfPage(), { type: 'conjunction' })
    return (items) => format.format(items)
  }, [])
}

/** "1 October 2025", of a date at midnight UTC. */
export function useLongDate(): (date: Date) => string {
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(languageOfPage(), { dateStyle: 'long', timeZone: 'UTC' })
    return (date) => format.format(date)
  }, [])
}
