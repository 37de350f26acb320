/**
 * The element of a lane, which says whether the lane is behind the text. Written to the element itself: it changes
 * twice at each key, for which nothing is to be drawn by React.
 */
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useAppStore } from '../../state/react.ts'
import { areFiguresStale } from '../../state/selectors.ts'
import styles from '../../ui/lanes/Lane.module.css'

/** Counts that are behind for no longer are not dimmed: that would flicker at each key. */
const LATE_MS = 150

interface Props {
  readonly reference: string
  readonly headingId: string
  readonly children: ReactNode
}

export function LaneFrame({ reference, headingId, children }: Props) {
  const store = useAppStore()
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown: boolean | null = null
    const show = (): void => {
      const stale = areFiguresStale(store.getState(), reference)
      if (stale === shown) return
      shown = stale
      element.setAttribute('aria-busy', String(stale))
      clearTimeout(timer)
      if (stale) timer = setTimeout(() => element.setAttribute('data-late', ''), LATE_MS)
      else element.removeAttribute('data-late')
    }
    show()
    const unsubscribe = store.subscribe(show)
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [store, reference])
  return (
    <article ref={frame} aria-labelledby={headingId} className={styles['lane']} data-lane={reference}>
      {children}
    </article>
  )
}
