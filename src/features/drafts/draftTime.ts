/** When a draft was kept, in the reader's own time: the time of day, with the date if that was another day. */
export function draftTime(savedAt: number, now: number, locale: string): string {
  const [then, today] = [new Date(savedAt), new Date(now)]
  const isToday = then.toDateString() === today.toDateString()
  return then.toLocaleString(locale, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' })
}
