/** In a row of tabs that is wider than its room: the chosen one is in sight, also when a link or another part of the page chose it. */
import { useEffect, type RefObject } from 'react'

/** @param chosen at whose change this looks for what is marked as chosen in `row` */
export function useChosenInSight(row: RefObject<HTMLElement | null>, chosen: string | undefined): void {
  useEffect(() => {
    const { current } = row
    const tab = current?.querySelector('[aria-current="page"], [aria-selected="true"]')
    if (current === null || tab == null || chosen === undefined || current.scrollWidth <= current.clientWidth) return
    const [place, around] = [tab.getBoundingClientRect(), current.getBoundingClientRect()]
    // The row alone is scrolled: the page stays where it is.
    current.scrollBy({ left: place.left - around.left - (around.width - place.width) / 2 })
  }, [row, chosen])
}
